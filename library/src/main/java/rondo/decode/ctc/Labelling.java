// One way to label a sequence of frames.
package rondo.decode.ctc;

import java.util.List;

/// One way to label a sequence of frames.
///
/// @param labels without blanks, L of them
/// @param spans the frames of each label, in the most probable alignment of the labels with the frames
/// @param logProb the natural logarithm of the probability of the labels given the frames, as far as the search
///     has summed over their alignments
/// @param score by which labellings are ranked: `logProb`, with what a language model adds
public record Labelling(int[] labels, List<Span> spans, double logProb, double score) {}
