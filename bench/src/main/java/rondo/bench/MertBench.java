// Measures minimum error rate training.
package rondo.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rondo.basis.Rng;
import rondo.basis.Workers;
import rondo.metric.BleuTokenizer;
import rondo.metric.TextMetrics;
import rondo.rescore.feature.CandidateList;
import rondo.rescore.search.Mert;
import rondo.rescore.search.Pro;
import rondo.rescore.search.TuningSet;
import rondo.rescore.search.WeightSearch;
import rondo.text.nbest.NBestLine;
import rondo.text.nbest.NBestList;

/// Measures minimum error rate training and pairwise ranking on made-up lists, of which the features know
/// something of the number of right words. Prints a line for each.
public final class MertBench {
    private static final int WORDS = 20;

    private MertBench() {}

    /// Runs the measurement.
    ///
    /// @param line `--sources 1000 --hypotheses 100 --features 15 --threads 2 --metric bleu --rounds 3`
    public static void main(String[] line) {
        var known = new LinkedHashMap<String, List<String>>();
        known.put("sources", List.of("1000"));
        known.put("hypotheses", List.of("100"));
        known.put("features", List.of("15"));
        known.put("threads", List.of("2"));
        known.put("metric", List.of("bleu"));
        known.put("rounds", List.of("3"));
        var arguments = Arguments.of(line, known);
        int sources = (int) arguments.number("sources");
        var references = new ArrayList<String>();
        var lists = new ArrayList<CandidateList>();
        for (int source = 0; source < sources; source++) {
            var rng = Rng.of(1).at(source);
            references.add(sentence(rng.at("reference"), List.of()));
            lists.add(list(source, references.getLast(), arguments, rng));
        }
        System.out.println(Machine.describe());
        try (var workers = new Workers((int) arguments.number("threads"))) {
            var metric = TextMetrics.named(arguments.one("metric"), BleuTokenizer.V13A);
            long start = System.nanoTime();
            var set = TuningSet.of(lists, List.of(references), metric, workers);
            report("counts", start, 0);
            double[] first = new double[set.columns()];
            first[2] = 1;
            for (int round = 0; round < arguments.number("rounds"); round++) {
                for (WeightSearch search : List.of(Mert.standard(1), Pro.standard(1))) {
                    start = System.nanoTime();
                    double[] found = search.search(set, first, workers);
                    report(search.name(), start, set.quality(set.best(row -> set.dot(row, found))));
                }
            }
        }
    }

    private static void report(String what, long start, double quality) {
        System.out.printf(
                Locale.ROOT, "%-6s %6.2f s, quality %.2f%n", what, (System.nanoTime() - start) / 1e9, quality);
    }

    /// Words of a sentence; of another one, some are exchanged.
    private static String sentence(Rng rng, List<String> other) {
        var words = new ArrayList<String>();
        double share = rng.uniformDouble(-1);
        for (int i = 0; i < WORDS; i++) {
            boolean kept = !other.isEmpty() && rng.uniformDouble(i) > share;
            words.add(kept ? other.get(i) : ZipfText.word(rng.below(1000 + i, 5000)));
        }
        return String.join(" ", words);
    }

    private static CandidateList list(int source, String reference, Arguments arguments, Rng rng) {
        var words = List.of(reference.split(" "));
        var lines = new ArrayList<NBestLine>();
        int features = (int) arguments.number("features");
        for (int i = 0; i < arguments.number("hypotheses"); i++) {
            var own = rng.at(i);
            var text = sentence(own, words);
            var found = List.of(text.split(" "));
            long right = words.stream().filter(found::contains).count();
            var scores = new ArrayList<Double>();
            for (int feature = 0; feature < features; feature++) {
                scores.add(right * (feature % 4 - 1) / 4.0 + 10 * own.gaussian(2000L + feature));
            }
            lines.add(NBestLine.of(source, text, Optional.empty(), scores, scores.getFirst()));
        }
        return CandidateList.of(new NBestList(source, lines));
    }
}
