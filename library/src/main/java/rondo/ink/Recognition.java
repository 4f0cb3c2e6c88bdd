// What a recogniser read in some ink.
package rondo.ink;

import java.util.List;
import java.util.OptionalDouble;

/// What a recogniser read in some ink.
///
/// @param text what was read
/// @param logProb the natural logarithm of its probability, as far as the search has found ways to write it
/// @param score by which answers are ranked: `logProb`, with what a language model adds
/// @param segments the characters with their places; one, all of the ink, where a label is a character
public record Recognition(String text, double logProb, double score, List<Segment> segments) {
    /// What is read where there is no ink: an empty text, which is certain.
    static final Recognition NOTHING = new Recognition("", 0, 0, List.of());

    /// A character and its place in the ink, roughly: where the net became certain of it.
    ///
    /// @param text the character, or the name of the sign
    /// @param from where it begins
    /// @param to where it ends
    public record Segment(String text, Place from, Place to) {}

    /// A point of ink.
    ///
    /// @param stroke from 0
    /// @param point of the stroke, from 0
    /// @param time in milliseconds, if the ink has times
    public record Place(int stroke, int point, OptionalDouble time) {}
}
