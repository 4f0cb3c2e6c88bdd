// A figure by which a net is judged.
package rondo.learn;

import java.util.Locale;

/// A figure by which a net is judged; higher is better.
///
/// @param name as it is printed, such as `BLEU`
/// @param value the figure
public record Score(String name, double value) {
    /// The name as a key of JSON, such as `bleu`.
    public String key() {
        return name.toLowerCase(Locale.ROOT).replace(' ', '_');
    }
}
