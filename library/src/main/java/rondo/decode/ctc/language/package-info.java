/// Language models that help a search for labels: the texts that they score, and what they add to the scores of
/// labellings (shallow fusion). Ids only; text is turned into ids above.
///
/// Stands on `rondo.decode`. Example: `LanguageFusion.ofLabels(model::texts, tokens).weight(0.5).end(Vocabulary.END)`.
@NullMarked
package rondo.decode.ctc.language;

import org.jspecify.annotations.NullMarked;
