// A figure by which a net is judged.
package rondo.learn;

/// A figure by which a net is judged; higher is better.
///
/// @param name such as `bleu`
/// @param value the figure
public record Score(String name, double value) {}
