// The additive counts of a sentence from which the score of a whole text follows.
package rondo.metric;

import java.util.Arrays;
import java.util.List;

/// The additive counts of one sentence (matches, totals, lengths; each metric says which): the score of a text
/// is a function of their sum. Kept for every sentence, they let [Bootstrap] score a thousand samples without
/// cutting a sentence into words twice.
public final class Counts {
    private final long[] values;

    private Counts(long[] values) {
        this.values = values;
    }

    /// Counts of these values; the array is copied.
    public static Counts of(long... values) {
        return new Counts(values.clone());
    }

    /// The sum, place by place.
    ///
    /// @param sentences at least one, all of the same metric
    public static Counts sum(List<Counts> sentences) {
        var sum = new long[sentences.getFirst().size()];
        for (var counts : sentences) {
            counts.addTo(sum);
        }
        return new Counts(sum);
    }

    /// How many counts the metric keeps.
    public int size() {
        return values.length;
    }

    /// The count at a place, from 0.
    public long get(int place) {
        return values[place];
    }

    void addTo(long[] sum) {
        for (int i = 0; i < values.length; i++) {
            sum[i] += values[i];
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Counts c && Arrays.equals(values, c.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
