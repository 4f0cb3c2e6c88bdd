// Lists with features and references, as numbers.
package rondo.rescore.search;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import rondo.basis.InputException;
import rondo.basis.Shown;
import rondo.basis.Workers;
import rondo.metric.Counts;
import rondo.metric.TextMetric;
import rondo.rescore.feature.CandidateList;
import rondo.rescore.feature.FeatureNames;

/// Lists with features and references, as numbers: a row of features for each candidate and the counts of the
/// metric. Parts of the lists are views of the same numbers. Quality is the score of the metric, its sign turned
/// where lower is better: greater is better.
public final class TuningSet {
    private final Table table;
    private final double[] features; // [row, column], those of the table
    private final int columns;
    private final Judged judged;
    private final int[] chosen; // lists of this view

    /// The features of all lists.
    ///
    /// @param features by row, then by column
    /// @param totals of each row
    /// @param starts the first row of each list, and behind the last
    private record Table(FeatureNames names, double[] features, double[] totals, int[] starts) {}

    /// What the metric says.
    ///
    /// @param counts the place of each row's is that of the row times their number
    /// @param single quality of each row's hypothesis alone
    private record Judged(TextMetric metric, int size, int[] counts, double[] single) {}

    private TuningSet(Table table, Judged judged, int[] chosen) {
        this.table = table;
        this.features = table.features;
        this.columns = table.names.columns();
        this.judged = judged;
        this.chosen = chosen;
    }

    /// The numbers of lists. A feature that a list does not have is 0 in it.
    ///
    /// @param lists each with at least one candidate, sentences rising
    /// @param references one or several of the whole text
    /// @throws InputException if references are not as long as the lists say, there is no list, or a feature has
    ///     not as many values everywhere
    public static TuningSet of(
            List<CandidateList> lists, List<List<String>> references, TextMetric metric, Workers workers) {
        check(lists, references);
        var names = FeatureNames.none();
        var starts = new int[lists.size() + 1];
        for (int i = 0; i < lists.size(); i++) {
            names = names.with(lists.get(i).names());
            starts[i + 1] = Math.addExact(starts[i], lists.get(i).size());
        }
        int rows = starts[lists.size()];
        if ((long) rows * names.columns() > Integer.MAX_VALUE) {
            throw new InputException("tuning: " + Shown.number(rows) + " hypotheses of "
                    + Shown.count(names.columns(), "feature") + "; expected a product below "
                    + Shown.number(Integer.MAX_VALUE) + "; take fewer lists, or add up sparse features");
        }
        var features = new double[rows * names.columns()];
        var totals = new double[rows];
        for (int i = 0; i < lists.size(); i++) {
            fill(lists.get(i), names, starts[i], features, totals);
        }
        var judged = judge(lists, references, starts, metric, workers);
        return new TuningSet(new Table(names, features, totals, starts), judged, range(lists.size()));
    }

    private static void check(List<CandidateList> lists, List<List<String>> references) {
        if (lists.isEmpty()) {
            throw new InputException("lists: none; expected one of each sentence; is the file empty?");
        }
        if (references.isEmpty()) {
            throw new InputException("references: none given; expected at least one; name a reference");
        }
        long sentences = lists.getLast().sentence() + 1;
        for (int i = 0; i < references.size(); i++) {
            int found = references.get(i).size();
            if (found != sentences) {
                throw new InputException("reference " + (i + 1) + ": " + Shown.count(found, "line")
                        + " but lists of sentences 0 to " + (sentences - 1) + ", " + Shown.number(sentences)
                        + "; expected as many; are these the same text?");
            }
        }
    }

    private static void fill(CandidateList list, FeatureNames names, int first, double[] features, double[] totals) {
        var places = names.places();
        for (int i = 0; i < list.size(); i++) {
            totals[first + i] = list.total(i);
        }
        list.names().places().forEach((name, from) -> {
            int to = places.getOrDefault(name, 0);
            for (int k = 0; k < list.names().sizes().getOrDefault(name, 0); k++) {
                for (int i = 0; i < list.size(); i++) {
                    features[(first + i) * names.columns() + to + k] = list.value(i, from + k);
                }
            }
        });
    }

    private static Judged judge(
            List<CandidateList> lists,
            List<List<String>> references,
            int[] starts,
            TextMetric metric,
            Workers workers) {
        int rows = starts[lists.size()];
        int size = counts(lists.getFirst(), references, metric).getFirst().size();
        var counts = new int[Math.multiplyExact(rows, size)];
        var single = new double[rows];
        workers.run(lists.size(), i -> {
            var each = counts(lists.get(i), references, metric);
            for (int k = 0; k < each.size(); k++) {
                int row = starts[i] + k;
                single[row] = metric.sentence(each.get(k));
                for (int place = 0; place < size; place++) {
                    counts[row * size + place] = Math.toIntExact(each.get(k).get(place));
                }
            }
        });
        return new Judged(metric, size, counts, single);
    }

    private static List<Counts> counts(CandidateList list, List<List<String>> references, TextMetric metric) {
        int sentence = Math.toIntExact(list.sentence());
        return metric.counts(
                list.texts(),
                references.stream().map(text -> text.get(sentence)).toList());
    }

    private static int[] range(int size) {
        int[] range = new int[size];
        Arrays.setAll(range, i -> i);
        return range;
    }

    /// The same lists with their own totals as the last feature.
    public TuningSet withTotals() {
        var wider = new double[Math.multiplyExact(rows(), columns + 1)];
        for (int row = 0; row < rows(); row++) {
            System.arraycopy(features, row * columns, wider, row * (columns + 1), columns);
            wider[row * (columns + 1) + columns] = table.totals[row];
        }
        var more = table.names.with(CandidateList.TOTAL, 1);
        return new TuningSet(new Table(more, wider, table.totals, table.starts), judged, chosen);
    }

    /// Some of the lists of this view.
    ///
    /// @param places from 0 in this view
    public TuningSet part(int[] places) {
        int[] lists = Arrays.stream(places).map(place -> chosen[place]).toArray();
        return new TuningSet(table, judged, lists);
    }

    /// What the columns are.
    public FeatureNames names() {
        return table.names;
    }

    /// What judges.
    public TextMetric metric() {
        return judged.metric;
    }

    /// How many columns there are.
    public int columns() {
        return columns;
    }

    /// How many lists there are.
    public int lists() {
        return chosen.length;
    }

    /// How many rows there are in the lists of this view and of all others.
    int rows() {
        return table.totals.length;
    }

    /// How many candidates there are in the lists of this view.
    public int candidates() {
        return Arrays.stream(chosen)
                .map(list -> table.starts[list + 1] - table.starts[list])
                .sum();
    }

    /// The first row of a list.
    public int first(int list) {
        return table.starts[chosen[list]];
    }

    /// The row behind the last of a list.
    public int end(int list) {
        return table.starts[chosen[list] + 1];
    }

    /// A value of a row.
    public double feature(int row, int column) {
        return features[row * columns + column];
    }

    /// The list's own score of a row.
    public double total(int row) {
        return table.totals[row];
    }

    /// The quality of a row's hypothesis alone.
    public double single(int row) {
        return judged.single[row];
    }

    /// The features of a row, each times its weight, added up in their order.
    public double dot(int row, double[] weights) {
        double sum = 0;
        for (int column = 0, at = row * columns; column < columns; column++) {
            sum += weights[column] * features[at + column];
        }
        return sum;
    }

    /// The row of each list with the highest score; of equal ones the first.
    public int[] best(double[] weights) {
        return best(row -> dot(row, weights));
    }

    /// The row of each list for which a figure is greatest; of equal ones the first.
    public int[] best(IntToDoubleFunction figure) {
        int[] rows = new int[lists()];
        for (int list = 0; list < rows.length; list++) {
            rows[list] = first(list);
            double highest = figure.applyAsDouble(rows[list]);
            for (int row = rows[list] + 1; row < end(list); row++) {
                double value = figure.applyAsDouble(row);
                if (value > highest) {
                    highest = value;
                    rows[list] = row;
                }
            }
        }
        return rows;
    }

    /// Whether two rows count the same.
    boolean alike(int row, int other) {
        int size = judged.size;
        return Arrays.equals(
                judged.counts, row * size, (row + 1) * size, judged.counts, other * size, (other + 1) * size);
    }

    /// Counts of nothing, to which those of rows are added.
    public long[] none() {
        return new long[judged.size];
    }

    /// Adds the counts of a row, or takes them off.
    ///
    /// @param times 1 or -1
    public void add(int row, int times, long[] sum) {
        for (int place = 0, at = row * judged.size; place < sum.length; place++) {
            sum[place] += (long) times * judged.counts[at + place];
        }
    }

    /// The quality of a text with these counts.
    public double quality(long[] sum) {
        double score = judged.metric.score(Counts.of(sum));
        return judged.metric.lowerIsBetter() ? -score : score;
    }

    /// The quality of a text of these rows.
    public double quality(int[] rows) {
        long[] sum = none();
        for (int row : rows) {
            add(row, 1, sum);
        }
        return quality(sum);
    }

    /// The score of a text of these rows, as the metric gives it.
    public double score(int[] rows) {
        return score(quality(rows));
    }

    /// The score of a quality: its sign turned back where lower is better.
    public double score(double quality) {
        return judged.metric.lowerIsBetter() ? -quality : quality;
    }

    /// The counts of rows.
    public List<Counts> counts(int[] rows) {
        return Arrays.stream(rows)
                .mapToObj(row -> {
                    long[] sum = none();
                    add(row, 1, sum);
                    return Counts.of(sum);
                })
                .toList();
    }
}
