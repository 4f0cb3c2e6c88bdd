// rondo demo: a translator that learns before one's eyes.
package rondo.app.train;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rondo.app.demo.DemoCorpus;
import rondo.app.demo.Example;
import rondo.app.picture.AttentionPicture;
import rondo.app.stream.StopSignal;
import rondo.app.stream.Streams;
import rondo.basis.AtomicFile;
import rondo.decode.BeamSearch;
import rondo.metric.Bleu;
import rondo.metric.BleuTokenizer;
import rondo.text.Pair;
import rondo.text.ParallelText;
import rondo.text.nbest.NBestLine;
import rondo.translate.Translation;
import rondo.translate.Translator;
import rondo.translate.TranslatorRecipe;
import rondo.translate.TranslatorTraining;

/// `rondo demo`: makes sentences in English and Chinese, trains a translator on them, and shows what it can do
/// with sentences that it never saw.
@Command(
        name = "demo",
        header = "Watch a net learn: a translator; with a word behind, handwriting, trees or series.",
        description = "Watch a translator from English to Chinese learn, in about three minutes.",
        footer = {
            "",
            "Examples:",
            "  rondo demo",
            "  rondo demo --model en-zh",
            "  rondo demo handwriting",
            "  rondo demo trees",
            "  rondo demo series"
        })
public final class DemoCommand implements Callable<Integer> {
    private static final int DEV = 500; // of the training pairs, to choose the best weights by
    private static final int SHOWN = 5;
    private static final int EPOCHS = 3;

    private final Streams streams;
    private final StopSignal stop;

    @Option(
            names = "--model",
            paramLabel = "DIR",
            defaultValue = "demo",
            description = "Where the model and the sentences are left behind (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("demo");

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Decides sentences and weights (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    /// The command line of it and of the other demos.
    ///
    /// @param stop tells a training to save and end
    public static CommandLine line(Streams streams, StopSignal stop) {
        return new CommandLine(new DemoCommand(streams, stop))
                .addSubcommand(new DemoHandwritingCommand(streams, stop))
                .addSubcommand(new DemoTreesCommand(streams, stop))
                .addSubcommand(new DemoSeriesCommand(streams, stop));
    }

    /// A command that reads and prints on these streams.
    ///
    /// @param stop tells the training to save and end
    public DemoCommand(Streams streams, StopSignal stop) {
        this.streams = streams;
        this.stop = stop;
    }

    @Override
    public Integer call() {
        var out = streams.out();
        var corpus = DemoCorpus.make(seed);
        var patterns = corpus.train().stream().map(Example::pattern).distinct().count();
        out.printf(
                Locale.ROOT,
                "Rondo made %,d pairs of sentences in %d patterns, and %d more that it will not learn from, such as%n  %s%n  %s%n%n",
                corpus.train().size(),
                patterns,
                corpus.heldOut().size(),
                corpus.train().getFirst().source(),
                corpus.train().getFirst().target());
        var progress = new DemoProgress(out, EPOCHS, "translate them", "pairs", "tokens");
        var training = new TranslatorTraining(
                text(corpus.train().subList(DEV, corpus.train().size())),
                text(corpus.train().subList(0, DEV)),
                recipe());
        var demo = DemoTraining.begin(out, stop, folder);
        var trained = demo.run(training, folder, progress);
        try (var translator = trained.translator()) {
            write(corpus.train(), "train");
            write(corpus.heldOut(), "test");
            if (demo.isDone(trained.outcome(), progress)) {
                show(translator, corpus.heldOut(), out);
            }
        }
        return 0;
    }

    /// What the demo trains: a small net on words, for Chinese on characters.
    private TranslatorRecipe recipe() {
        return TranslatorRecipe.standard()
                .tokens("words")
                .embedding(128)
                .hidden(128)
                .dropout(0.1)
                .smoothing(0)
                .learningRate(0.004)
                .decay("linear")
                .batch(1600)
                .epochs(EPOCHS)
                .patience(0)
                .seed(seed);
    }

    private void show(Translator translator, List<Example> heldOut, PrintWriter out) {
        var search = BeamSearch.of(5).nBest(5).attention(true);
        var found = translator.translate(heldOut.stream().map(Example::source).toList(), search);
        var hypotheses = found.stream().map(list -> list.getFirst().text()).toList();
        var references = heldOut.stream().map(Example::target).toList();
        exact(heldOut, hypotheses, out);
        out.println(new Bleu(BleuTokenizer.ZH).corpus(hypotheses, List.of(references)));
        out.println();
        for (int i = 0; i < SHOWN; i++) {
            var best = found.get(i).getFirst();
            out.println(heldOut.get(i).source());
            out.println("  " + best.text()
                    + (best.text().equals(references.get(i)) ? "" : "   expected: " + references.get(i)));
            out.println(AttentionPicture.draw(
                    best.sourceTokens(), best.targetTokens(), best.attention().orElseThrow()));
        }
        out.println("The five best translations of the last one, with log-probabilities:");
        for (Translation translation : found.get(SHOWN - 1)) {
            out.println("  " + line(translation));
        }
        out.printf("%nThe model is in the folder %s. Try it:%n", folder);
        out.printf("  echo \"%s\" | ./rondo translate %s%n", heldOut.get(SHOWN).source(), folder);
        out.printf("  ./rondo translate %s %s --beam 5 --n-best 3%n", folder, folder.resolve("test.en"));
        out.printf(
                "  ./rondo evaluate %s --source %s --reference %s --tokenize zh%n",
                folder, folder.resolve("test.en"), folder.resolve("test.zh"));
        out.printf("  ./rondo inspect %s%n", folder);
        out.flush();
    }

    private static String line(Translation translation) {
        return NBestLine.of(SHOWN - 1, translation.text(), Optional.empty(), translation.scores(), translation.score())
                .toString();
    }

    private static void exact(List<Example> heldOut, List<String> hypotheses, PrintWriter out) {
        var right = new TreeMap<String, int[]>();
        int all = 0;
        for (int i = 0; i < heldOut.size(); i++) {
            int[] counts = right.computeIfAbsent(heldOut.get(i).pattern(), _ -> new int[2]);
            int hit = hypotheses.get(i).equals(heldOut.get(i).target()) ? 1 : 0;
            counts[0] += hit;
            counts[1]++;
            all += hit;
        }
        out.printf(
                Locale.ROOT,
                "On the %d sentences that it never saw, %d translations (%.1f %%) are exactly right. By pattern:%n",
                heldOut.size(),
                all,
                100.0 * all / heldOut.size());
        var cells = right.entrySet().stream()
                .map(e -> String.format(Locale.ROOT, "%-20s %2d of %2d", e.getKey(), e.getValue()[0], e.getValue()[1]))
                .toList();
        int rows = (cells.size() + 2) / 3;
        for (int r = 0; r < rows; r++) {
            var line = new StringBuilder();
            for (int c = r; c < cells.size(); c += rows) {
                line.append("  ").append(cells.get(c));
            }
            out.println(line);
        }
    }

    private static ParallelText text(List<Example> examples) {
        return ParallelText.of(
                examples.stream().map(e -> new Pair(e.source(), e.target())).toList());
    }

    private void write(List<Example> examples, String name) {
        write(name + ".en", examples, Example::source);
        write(name + ".zh", examples, Example::target);
    }

    private void write(String name, List<Example> examples, Function<Example, String> side) {
        String lines = examples.stream().map(e -> side.apply(e) + "\n").collect(Collectors.joining());
        AtomicFile.write(folder.resolve(name), file -> file.write(lines.getBytes(StandardCharsets.UTF_8)));
    }
}
