// The hypotheses of a sentence with their features as a table.
package rondo.rescore.feature;

import java.util.List;
import java.util.stream.IntStream;
import rondo.basis.InputException;
import rondo.basis.Shown;
import rondo.text.nbest.NBestLine;
import rondo.text.nbest.NBestList;

/// The hypotheses of a sentence with their features as a table: a row for each, a column for each value of a
/// feature. Beside the features stands the list's own total, which counts where there is a weight named `total`.
public final class CandidateList {
    /// The name under which the list's own total has a weight.
    public static final String TOTAL = "total";

    private final long sentence;
    private final List<String> texts;
    private final double[] totals;
    private final FeatureNames names;
    private final double[] values; // [candidate, column]
    private final boolean sparse;

    private CandidateList(Source source, double[] totals, FeatureNames names, double[] values) {
        this.sentence = source.sentence;
        this.texts = source.texts;
        this.sparse = source.sparse;
        this.totals = totals;
        this.names = names;
        this.values = values;
    }

    /// What does not change when features are added.
    private record Source(long sentence, List<String> texts, boolean sparse) {}

    /// The candidates of an n-best list. A feature that a line does not have is 0 there.
    ///
    /// @throws InputException if a feature has not as many values everywhere, or is named `total`
    public static CandidateList of(NBestList list) {
        var names = FeatureNames.none();
        for (var line : list.lines()) {
            for (var feature : line.features().entrySet()) {
                names = feature.getValue().isEmpty()
                        ? names
                        : names.with(feature.getKey(), feature.getValue().size());
            }
        }
        requireFree(names);
        double[] values = new double[Math.multiplyExact(list.lines().size(), names.columns())];
        for (int i = 0; i < list.lines().size(); i++) {
            fill(list.lines().get(i), names, values, i * names.columns());
        }
        double[] totals = list.lines().stream().mapToDouble(NBestLine::total).toArray();
        int all = names.sizes().size();
        boolean sparse = list.lines().stream()
                .anyMatch(line -> line.features().values().stream()
                                .filter(each -> !each.isEmpty())
                                .count()
                        < all);
        return new CandidateList(new Source(list.sentence(), list.texts(), sparse), totals, names, values);
    }

    private static void requireFree(FeatureNames names) {
        if (names.sizes().containsKey(TOTAL)) {
            throw new InputException("feature " + TOTAL
                    + ": the total of a list goes by this name; expected another; rename it in the list");
        }
    }

    private static void fill(NBestLine line, FeatureNames names, double[] values, int row) {
        var places = names.places();
        line.features().forEach((name, numbers) -> {
            for (int i = 0; i < numbers.size(); i++) {
                values[row + places.getOrDefault(name, 0) + i] = numbers.get(i);
            }
        });
    }

    /// The same candidates with a feature more, the last column.
    ///
    /// @param more its value for each candidate
    /// @throws InputException if the name is taken, a value is not finite, or there are not as many as candidates
    public CandidateList with(String name, double[] more) {
        if (more.length != size()) {
            throw new InputException("feature " + Shown.name(name) + ": " + Shown.count(more.length, "value")
                    + " for a list of " + Shown.number(size()) + "; expected as many");
        }
        if (names.sizes().containsKey(name)) {
            throw new InputException("feature " + Shown.name(name) + ": the list has one of this name;"
                    + " expected a new one; choose another name");
        }
        int columns = names.columns();
        double[] wider = new double[Math.multiplyExact(size(), columns + 1)];
        for (int i = 0; i < size(); i++) {
            if (!Double.isFinite(more[i])) {
                throw new InputException("feature " + Shown.name(name) + ": " + more[i] + " for hypothesis " + (i + 1)
                        + " of sentence " + sentence + "; expected a finite number");
            }
            System.arraycopy(values, i * columns, wider, i * (columns + 1), columns);
            wider[i * (columns + 1) + columns] = more[i];
        }
        var list = new CandidateList(new Source(sentence, texts, sparse), totals, names.with(name, 1), wider);
        requireFree(list.names);
        return list;
    }

    /// How many candidates there are.
    public int size() {
        return texts.size();
    }

    /// The place of the source sentence, from 0.
    public long sentence() {
        return sentence;
    }

    /// The hypotheses.
    public List<String> texts() {
        return texts;
    }

    /// What the columns are.
    public FeatureNames names() {
        return names;
    }

    /// Whether a feature is missing on some line.
    public boolean sparse() {
        return sparse;
    }

    /// A value of a candidate.
    public double value(int candidate, int column) {
        return values[candidate * names.columns() + column];
    }

    /// The list's own score of a candidate.
    public double total(int candidate) {
        return totals[candidate];
    }

    /// The score of each candidate: its features, each times its weight, added up.
    ///
    /// @throws InputException if a feature has no weight, or not as many as values
    public double[] scores(Weights weights) {
        double[] each = weights.over(names);
        double ofTotal = weights.total();
        double[] scores = new double[size()];
        for (int i = 0; i < scores.length; i++) {
            double score = 0;
            for (int column = 0; column < each.length; column++) {
                score += each[column] * values[i * each.length + column];
            }
            scores[i] = ofTotal == 0 ? score : score + ofTotal * totals[i];
        }
        return scores;
    }

    /// The place of the candidate with the highest score; of equal ones the first.
    public int best(Weights weights) {
        double[] scores = scores(weights);
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return best;
    }

    /// The places of all scores, the highest first; equal ones stay in their order.
    public static int[] order(double[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[b], scores[a]))
                .mapToInt(place -> place)
                .toArray();
    }
}
