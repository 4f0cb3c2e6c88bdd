// In which order a model has the tokens of a text.
package rondo.text;

/// In which order a model has the tokens of a text. Each order is its own inverse: what it makes of the order of
/// the text, it makes the order of the text again.
public enum TokenOrder {
    /// As in the text.
    FORWARD,
    /// The last first.
    BACKWARD;

    /// The tokens of a text in this order, or those in this order as in the text.
    public int[] of(int[] tokens) {
        int[] ordered = tokens.clone();
        for (int i = 0; this == BACKWARD && i < tokens.length; i++) {
            ordered[i] = tokens[tokens.length - 1 - i];
        }
        return ordered;
    }

    /// What belongs to each token, in the same way.
    public <T> T[] of(T[] each) {
        var ordered = each.clone();
        for (int i = 0; this == BACKWARD && i < each.length; i++) {
            ordered[i] = each[each.length - 1 - i];
        }
        return ordered;
    }
}
