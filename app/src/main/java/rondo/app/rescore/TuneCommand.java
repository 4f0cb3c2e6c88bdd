// rondo tune: finds the weights of the features of n-best lists.
package rondo.app.rescore;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rondo.app.stream.Streams;
import rondo.app.stream.TextLines;
import rondo.basis.InputException;
import rondo.basis.Lines;
import rondo.basis.Nearest;
import rondo.basis.Shown;
import rondo.basis.Workers;
import rondo.metric.BleuTokenizer;
import rondo.metric.TextMetrics;
import rondo.rescore.feature.CandidateList;
import rondo.rescore.feature.WeightsFile;
import rondo.rescore.search.Mert;
import rondo.rescore.search.Pro;
import rondo.rescore.search.WeightSearch;
import rondo.rescore.tune.Fold;
import rondo.rescore.tune.Tuner;
import rondo.text.nbest.NBestReader;

/// `rondo tune`: finds the weights with which the best hypotheses of n-best lists score best against references,
/// and says how good they are.
@Command(
        name = "tune",
        sortOptions = false,
        header = "Tune the weights of the features of n-best lists.",
        description = {
            "Reads n-best lists as Moses and Marian write them, plain or gzip. The search begins with the weights of the",
            "list itself. What is printed: the score of the list, of the tuned weights on the same lists (in sample) and",
            "on lists they were not found on (cross-validated), of the best that could be chosen (oracle); then the weights."
        },
        footer = {
            "",
            "Examples:",
            "  rondo tune --nbest dev.nbest --reference dev.en --output weights.json",
            "  rondo tune --nbest dev.nbest.gz --reference ref1 --reference ref2 --metric chrf --method pro"
        })
public final class TuneCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "standard input";

    private final Streams streams;

    @Option(
            names = "--nbest",
            required = true,
            paramLabel = "FILE",
            description = "The n-best lists, those of a sentence together; - for standard input.")
    private Path nBest = Path.of("-");

    @Option(
            names = "--reference",
            required = true,
            paramLabel = "FILE",
            description = "A translation by people, line by line; may be given several times.")
    private List<Path> references = new ArrayList<>();

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            description = "What to make good: bleu (default), chrf, wer (word error rate).")
    private String metric = "bleu";

    @Option(
            names = "--tokenize",
            paramLabel = "NAME",
            description = "How BLEU cuts words: 13a (languages with blanks; default), zh, intl (Unicode), char, none.")
    private String tokenize = "13a";

    @Option(
            names = "--method",
            paramLabel = "NAME",
            description = "mert (minimum error rate training; default), for up to some 20 weights; pro (pairwise"
                    + " ranking), also for many.")
    private String method = "mert";

    @Option(
            names = "--folds",
            paramLabel = "N",
            description = "Parts of the cross-validation (default: 5); each takes as long as tuning; 0 for none.")
    private int folds = 5;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of what is random (default: 1).")
    private long seed = 1;

    @Option(names = "--threads", paramLabel = "N", description = "How many cores to use (default: all).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--output", paramLabel = "FILE", description = "Where to write the weights in JSON.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--moses", paramLabel = "FILE", description = "Where to write them as moses.ini has them.")
    private Optional<Path> moses = Optional.empty();

    /// A command that reads and prints on these streams.
    public TuneCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        var tuner = new Tuner(TextMetrics.named(metric, BleuTokenizer.named(tokenize)), search(), folds, seed);
        var texts = references.stream().map(TextLines::read).toList();
        texts.getFirst().checkAligned(texts);
        var lists = lists(texts.getFirst());
        try (var workers = new Workers(threads)) {
            var expected = texts.stream().map(TextLines::lines).toList();
            var tuning = tuner.tune(lists, expected, workers, this::say);
            output.ifPresent(file -> WeightsFile.writeJson(tuning.weights(), file));
            moses.ifPresent(file -> WeightsFile.writeMoses(tuning.weights(), file));
            streams.out().print(tuning + "\n" + tuning.weights());
            streams.out().flush();
        }
        return 0;
    }

    private WeightSearch search() {
        Map<String, WeightSearch> known = new LinkedHashMap<>();
        for (WeightSearch each : List.of(Mert.standard(seed), Pro.standard(seed))) {
            known.put(each.name(), each);
        }
        return Nearest.named("method", method, known);
    }

    private List<CandidateList> lists(TextLines reference) {
        boolean piped = nBest.toString().equals("-");
        String name = piped ? STANDARD_INPUT : nBest.toString();
        var lists = new ArrayList<CandidateList>();
        try (var reader = new NBestReader(piped ? new Lines(streams.in(), name) : Lines.of(nBest))) {
            reader.within(reference.lines().size(), reference.name());
            for (var list = reader.next(); list.isPresent(); list = reader.next()) {
                lists.add(CandidateList.of(list.get()));
            }
            if (reader.skipped() > 0) {
                streams.err()
                        .println("warning: " + name + ": " + Shown.count(reader.skipped(), "sentence")
                                + " without hypotheses; left out, with the references of these");
            }
        }
        if (lists.isEmpty()) {
            throw new InputException(name + ": empty; expected n-best lists");
        }
        long sentences = lists.getLast().sentence() + 1;
        if (sentences < reference.lines().size()) {
            throw new InputException(name + ": lists of " + Shown.count(sentences, "sentence") + " but "
                    + Shown.count(reference.lines().size(), "line") + " in " + reference.name()
                    + "; expected as many; are these the same text?");
        }
        return lists;
    }

    private void say(Fold fold) {
        streams.err()
                .printf(
                        Locale.ROOT,
                        "fold %d of %d: %s %.2f by the list, %.2f by weights of the others%n",
                        fold.number(),
                        fold.folds(),
                        metric,
                        fold.before(),
                        fold.after());
    }
}
