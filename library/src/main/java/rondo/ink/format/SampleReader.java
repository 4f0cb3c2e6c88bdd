// Reads samples of one format.
package rondo.ink.format;

import java.util.List;
import java.util.Optional;
import rondo.ink.stroke.InkSample;

/// Reads samples of one format, one after the other.
interface SampleReader {
    /// The next sample, or empty at the end.
    ///
    /// @throws rondo.basis.InputException if what follows is not in this format
    Optional<InkSample> next();

    /// What was left out so far, and why.
    List<String> notes();
}
