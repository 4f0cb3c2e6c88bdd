// How the brackets of one sentence match.
package rondo.metric.tree;

import java.util.Optional;

/// How the brackets of one sentence match. All counts but the length are 0 where nothing could be compared.
///
/// @param status whether the trees could be compared
/// @param reason why not, for an error
/// @param length words of the sentence
/// @param matched brackets that are in both trees
/// @param gold brackets of the true tree
/// @param test brackets of the tree to judge
/// @param crossing brackets of the tree to judge that cross one of the true tree
/// @param words words that were compared
/// @param tags words whose tag is right
public record BracketMatch(
        Status status,
        Optional<String> reason,
        int length,
        int matched,
        int gold,
        int test,
        int crossing,
        int words,
        int tags) {
    /// Whether trees could be compared.
    public enum Status {
        /// They were.
        VALID,
        /// Their words are not the same.
        ERROR,
        /// One of them is not there.
        SKIPPED
    }

    static BracketMatch skipped(int length) {
        return new BracketMatch(Status.SKIPPED, Optional.empty(), length, 0, 0, 0, 0, 0, 0);
    }

    static BracketMatch error(int length, String reason) {
        return new BracketMatch(Status.ERROR, Optional.of(reason), length, 0, 0, 0, 0, 0, 0);
    }

    /// Brackets of the true tree that were found, per cent; 0 if it has none.
    public double recall() {
        return percent(matched, gold);
    }

    /// Brackets of the tree to judge that are right, per cent; 0 if it has none.
    public double precision() {
        return percent(matched, test);
    }

    /// Words whose tag is right, per cent; 0 if none was compared.
    public double tagging() {
        return percent(tags, words);
    }

    /// Whether all brackets are right; tags are not looked at.
    public boolean complete() {
        return status == Status.VALID && matched == gold && matched == test;
    }

    static double percent(long part, long whole) {
        return whole == 0 ? 0 : 100.0 * part / whole;
    }
}
