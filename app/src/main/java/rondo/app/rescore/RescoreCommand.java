// rondo rescore: chooses better hypotheses of other systems' n-best lists.
package rondo.app.rescore;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rondo.app.stream.Streams;
import rondo.app.stream.TextLines;
import rondo.basis.ConfigException;
import rondo.basis.Shown;
import rondo.basis.Workers;
import rondo.rescore.Judge;
import rondo.rescore.LengthJudge;
import rondo.rescore.RescoreEvaluation;
import rondo.rescore.Rescored;
import rondo.rescore.Rescorer;
import rondo.rescore.RiskJudge;
import rondo.rescore.SourcedLists;
import rondo.rescore.feature.FeatureNames;
import rondo.rescore.feature.MinimumRisk;
import rondo.rescore.feature.WeightsFile;

/// `rondo rescore`: judges the n-best lists of other systems by models, and chooses better hypotheses.
@Command(
        name = "rescore",
        sortOptions = false,
        header = "Choose better hypotheses of other systems' n-best lists.",
        description = {
            "Reads n-best lists as Moses and Marian write them, plain or gzip, and adds a feature for each model: the",
            "log-probability of each hypothesis, Rondo0 of the first model and so on. Models are translators, also from",
            "right to left or of the other direction, and language models.",
            "With weights, as rondo tune finds them, the best hypothesis comes first; without, the list stays in its order",
            "with the features added, ready for rondo tune."
        },
        footer = {
            "",
            "Examples:",
            "  rondo rescore --nbest dev.nbest --source dev.en --models en-de de-en german --n-best dev.features",
            "  rondo tune --nbest dev.features --reference dev.de --output weights.json",
            "  rondo rescore --nbest test.nbest --source test.en --models en-de de-en german \\",
            "      --weights weights.json --best test.de"
        })
public final class RescoreCommand implements Callable<Integer> {
    private static final int SENTENCES = 32; // judged together
    private static final int MOST_CHANGES = 10;
    private static final long TELL_NANOS = 5_000_000_000L;

    private final Streams streams;

    @Mixin
    private ListInput nBest = new ListInput();

    @Option(
            names = "--source",
            paramLabel = "FILE",
            description = "What the lists translate, a sentence a line; translators need it.")
    private Optional<Path> source = Optional.empty();

    @Option(
            names = "--models",
            arity = "1..*",
            paramLabel = "MODEL",
            description = "Folders of translators and language models. The first translator is of the direction of the"
                    + " lists; which of the others are of the other direction, their provenance tells.")
    private List<Path> models = new ArrayList<>();

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "Weights of the features, JSON or as Moses has them.")
    private Optional<Path> weights = Optional.empty();

    @Option(
            names = "--best",
            paramLabel = "FILE",
            description = "Where to write the best hypothesis of each sentence, a line each; without weights each model"
                    + " counts alike, and nothing else.")
    private Optional<Path> best = Optional.empty();

    @Option(
            names = "--n-best",
            paramLabel = "FILE",
            description = "Where to write the lists (default, if --best is left out too: standard output).")
    private Optional<Path> lists = Optional.empty();

    @Option(
            names = "--risk",
            description =
                    "Add how much each hypothesis has in common with the others, by the totals of the list: minimum"
                            + " Bayes risk.")
    private boolean risk;

    @Option(names = "--name", paramLabel = "NAME", description = "How the names of features begin (default: Rondo).")
    private String name = Rescorer.NAME;

    @Option(
            names = "--reference",
            paramLabel = "FILE",
            description = "A translation by people: tells how much better the choices are; may be given several times.")
    private List<Path> references = new ArrayList<>();

    @Mixin
    private MetricOptions metric = new MetricOptions();

    @Option(names = "--threads", paramLabel = "N", description = "How many cores to use (default: all).")
    private int threads = Runtime.getRuntime().availableProcessors();

    /// A command that reads and prints on these streams.
    public RescoreCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (models.isEmpty() && weights.isEmpty()) {
            throw new ConfigException(
                    "rescore: neither --models nor --weights; expected models that judge the lists, or"
                            + " weights for the features that they have");
        }
        var judged = metric.metric();
        var given = weights.map(WeightsFile::read);
        var truth = TextLines.readAligned(references);
        try (var workers = new Workers(threads);
                var opened = new RescoreModels(models, name, threads, streams.err());
                var input = new SourcedLists(nBest.open(streams), source)) {
            var asked = Rescorer.of(judges(opened, workers));
            var rescorer = given.map(asked::weights).orElse(asked);
            var kept = new ArrayList<Rescored>(); // where there is a reference to judge by
            RescoreOutput.write(
                    best,
                    lists,
                    streams.out(),
                    output -> rescore(input, rescorer, rescored -> {
                        output.write(rescored, rescorer.weights(), given.isPresent());
                        kept.addAll(truth.isEmpty() ? List.of() : rescored);
                    }));
            if (!truth.isEmpty()) {
                var texts = truth.stream().map(TextLines::lines).toList();
                report(RescoreEvaluation.of(kept, rescorer.weights(), texts, judged, workers));
            }
        }
        return 0;
    }

    private void rescore(SourcedLists input, Rescorer rescorer, Consumer<List<Rescored>> output) {
        long sentences = 0;
        long told = System.nanoTime();
        var features = FeatureNames.none();
        for (var some = input.next(SENTENCES); !some.isEmpty(); some = input.next(SENTENCES)) {
            var judged = rescorer.judge(some);
            output.accept(judged);
            for (var list : judged) {
                features = features.with(list.candidates().names());
            }
            sentences += some.size();
            if (System.nanoTime() - told > TELL_NANOS) {
                told = System.nanoTime();
                streams.err().println(Shown.count(sentences, "sentence") + " judged");
            }
        }
        streams.err().println(Shown.count(sentences, "sentence") + " judged");
        nBest.warnOfSkipped(input.skipped(), "left out", streams);
        rescorer.weights().unused(features).ifPresent(names -> nBest.warnOfUnused(names, streams));
        streams.err().flush();
    }

    private List<Judge> judges(RescoreModels opened, Workers workers) {
        var judges = new ArrayList<>(opened.judges());
        if (!judges.isEmpty()) {
            judges.add(new LengthJudge(name + "Length"));
        }
        if (risk) {
            judges.add(new RiskJudge(name + "Risk", new MinimumRisk(metric.tokenizer(), 1), workers));
        }
        return judges;
    }

    private void report(RescoreEvaluation evaluation) {
        streams.err().print(evaluation);
        evaluation.changes().stream().limit(MOST_CHANGES).forEach(streams.err()::println);
        streams.err().flush();
    }
}
