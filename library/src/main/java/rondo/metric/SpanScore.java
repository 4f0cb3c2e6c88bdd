// How many spans with labels were found.
package rondo.metric;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import rondo.basis.InputException;

/// How many spans with labels were found: one is right if it begins, ends and is labelled as a true one.
///
/// @param right spans that are right
/// @param found all spans that were found
/// @param expected all true ones
public record SpanScore(long right, long found, long expected) {
    /// Compares the spans of sentences.
    ///
    /// @param answers those that were found in each sentence, compared by `equals`, none twice
    /// @param truth the true ones of each
    /// @throws InputException if the numbers of sentences differ
    public static <S> SpanScore of(List<? extends Collection<S>> answers, List<? extends Collection<S>> truth) {
        if (answers.size() != truth.size()) {
            throw new InputException("spans: of " + answers.size() + " sentences and true ones of " + truth.size()
                    + "; expected as many");
        }
        long right = 0;
        long found = 0;
        long expected = 0;
        for (int s = 0; s < truth.size(); s++) {
            Set<S> both = new HashSet<>(truth.get(s));
            both.retainAll(answers.get(s));
            right += both.size();
            found += answers.get(s).size();
            expected += truth.get(s).size();
        }
        return new SpanScore(right, found, expected);
    }

    /// Spans that are right of those that were found, in per cent.
    public double precision() {
        return found == 0 ? 0 : 100.0 * right / found;
    }

    /// Spans that are right of the true ones, in per cent.
    public double recall() {
        return expected == 0 ? 0 : 100.0 * right / expected;
    }

    /// The harmonic mean of the two, in per cent.
    public double f1() {
        return found + expected == 0 ? 0 : 200.0 * right / (found + expected);
    }

    /// `F1 95.20 (precision 95.12, recall 95.28)`.
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "F1 %.2f (precision %.2f, recall %.2f)", f1(), precision(), recall());
    }
}
