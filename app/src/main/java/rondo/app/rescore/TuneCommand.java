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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rondo.app.stream.Streams;
import rondo.app.stream.TextLines;
import rondo.basis.InputException;
import rondo.basis.Nearest;
import rondo.basis.Shown;
import rondo.basis.Workers;
import rondo.rescore.feature.CandidateList;
import rondo.rescore.feature.WeightsFile;
import rondo.rescore.search.Mert;
import rondo.rescore.search.Pro;
import rondo.rescore.search.WeightSearch;
import rondo.rescore.tune.Fold;
import rondo.rescore.tune.Tuner;

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
    private final Streams streams;

    @Mixin
    private ListInput nBest = new ListInput();

    @Option(
            names = "--reference",
            required = true,
            paramLabel = "FILE",
            description = "A translation by people, line by line; may be given several times.")
    private List<Path> references = new ArrayList<>();

    @Mixin
    private MetricOptions metric = new MetricOptions();

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
        var tuner = new Tuner(metric.metric(), search(), folds, seed);
        var texts = TextLines.readAligned(references);
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
        var lists = new ArrayList<CandidateList>();
        try (var reader = nBest.open(streams)) {
            reader.within(reference.lines().size(), reference.name());
            for (var list = reader.next(); list.isPresent(); list = reader.next()) {
                lists.add(CandidateList.of(list.get()));
            }
            nBest.warnOfSkipped(reader.skipped(), "left out, with the references of these", streams);
        }
        if (lists.isEmpty()) {
            throw new InputException(nBest.name() + ": empty; expected n-best lists");
        }
        long sentences = lists.getLast().sentence() + 1;
        if (sentences < reference.lines().size()) {
            throw new InputException(nBest.name() + ": lists of " + Shown.count(sentences, "sentence") + " but "
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
                        metric.metric().name(),
                        fold.before(),
                        fold.after());
    }
}
