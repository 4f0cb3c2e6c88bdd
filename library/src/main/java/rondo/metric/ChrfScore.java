// What chrF gives.
package rondo.metric;

/// A chrF2 score.
///
/// @param score 0 to 100
/// @param signature what makes the score repeatable: number of references, case, orders, version
public record ChrfScore(double score, String signature) {
    /// The line that sacreBLEU prints.
    @Override
    public String toString() {
        return "chrF2|" + signature + " = " + Figures.fixed(score, 1);
    }
}
