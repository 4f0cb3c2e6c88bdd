// The hypotheses of a sentence, and the sentence.
package rondo.rescore;

import java.util.Optional;
import rondo.basis.InputException;
import rondo.text.nbest.NBestList;

/// The hypotheses of a sentence, and the sentence that they translate.
///
/// @param source empty if it is not known
/// @param list its hypotheses
public record SourcedList(Optional<String> source, NBestList list) {
    /// The sentence.
    ///
    /// @throws InputException if it is not known
    public String text() {
        return source.orElseThrow(() -> new InputException("sentence " + list.sentence()
                + ": no source; expected one, as a translator judges by it; give --source FILE"));
    }
}
