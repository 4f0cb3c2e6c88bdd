// A span of a sentence, as labels mark it.
package rondo.text.conll;

import java.util.ArrayList;
import java.util.List;

/// A span of a sentence, as labels such as `B-PER` mark it: the first word, the one behind the last, and the label.
///
/// @param from the first word, from 0
/// @param to after the last word
/// @param label such as `PER`
public record LabelledSpan(int from, int to, String label) {
    /// The spans that labels mark, by the rules of conlleval (Tjong Kim Sang and Buchholz 2000), which reads
    /// any sequence: a span begins at `B-` or `S-`, behind `E-` or `S-`, and where the label is another than
    /// that of the word before; a label without `B-`, `I-`, `E-` or `S-` before it is outside.
    public static List<LabelledSpan> of(List<String> labels) {
        var spans = new ArrayList<LabelledSpan>();
        int from = -1; // no span is open
        for (int i = 0; i <= labels.size(); i++) {
            var before = MarkedLabel.of(i == 0 ? "" : labels.get(i - 1));
            var here = MarkedLabel.of(i == labels.size() ? "" : labels.get(i));
            if (from >= 0 && !here.continues(before)) {
                spans.add(new LabelledSpan(from, i, before.label()));
                from = -1;
            }
            if (from < 0 && here.inside()) {
                from = i;
            }
        }
        return spans;
    }
}
