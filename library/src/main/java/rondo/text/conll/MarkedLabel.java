// A label with a mark that says where in a span a word stands.
package rondo.text.conll;

/// A label with a mark that says where in a span a word stands: `B-PER`.
///
/// @param mark `B` where one begins, `I` inside, `E` where one ends, `S` of one word; `O` outside
/// @param label of the span, empty outside
record MarkedLabel(char mark, String label) {
    private static final String MARKS = "BIES";
    private static final MarkedLabel OUTSIDE = new MarkedLabel('O', "");

    /// The parts of a label; whatever has no mark is outside.
    static MarkedLabel of(String text) {
        boolean marked = text.length() > 2 && text.charAt(1) == '-' && MARKS.indexOf(text.charAt(0)) >= 0;
        return marked ? new MarkedLabel(text.charAt(0), text.substring(2)) : OUTSIDE;
    }

    /// Whether the word is in a span.
    boolean inside() {
        return mark != 'O';
    }

    /// Whether the word goes on with the span of the word before it.
    boolean continues(MarkedLabel before) {
        boolean open = before.mark == 'B' || before.mark == 'I';
        return open && (mark == 'I' || mark == 'E') && label.equals(before.label);
    }
}
