// The most probable labellings, found by keeping a few at each frame.
package rondo.decode.ctc;

import java.util.List;
import java.util.Optional;
import rondo.basis.ConfigException;
import rondo.decode.ctc.language.LanguageFusion;
import rondo.engine.tensor.Tensor;

/// Prefix beam search (Graves 2012, section 7.5; Hannun et al. 2014): the most probable labellings, found by keeping
/// the best few beginnings at each frame; what reaches the same labels by another alignment is added up. A beam that
/// holds all labellings gives their exact probabilities. Equal scores are ordered by the rank of what they go on from;
/// of those, what stays as it is comes first, then the others by label: so the result is always the same.
///
/// @param symbols those of the net
/// @param width how many beginnings are kept at each frame
/// @param pruning labels less probable than this in a frame begin nothing there; 0 for none
/// @param lexicon the words that may be written; empty for any
/// @param language what a language model adds to the scores
public record CtcBeam(
        Symbols symbols, int width, double pruning, Optional<Lexicon> lexicon, Optional<LanguageFusion> language) {
    /// @throws ConfigException if a number is out of range
    public CtcBeam {
        if (width < 1) {
            throw new ConfigException("beam: " + width + "; expected at least 1; 32 suits most");
        }
        if (!(pruning >= 0 && pruning < 1)) {
            throw new ConfigException("pruning: " + pruning + "; expected a probability from 0 to below 1");
        }
        if (language.isPresent()
                && language.get().reading() instanceof LanguageFusion.Reading.Labels labels
                && labels.tokens().length != symbols.count()) {
            throw new ConfigException("language model: tokens of " + labels.tokens().length
                    + " symbols; expected one for each of " + symbols.count());
        }
    }

    /// A beam that leaves out labels below a probability of 0.0001, without lexicon and language model.
    public static CtcBeam of(Symbols symbols, int width) {
        return new CtcBeam(symbols, width, 1e-4, Optional.empty(), Optional.empty());
    }

    /// The same with another bound for labels.
    public CtcBeam pruning(double probability) {
        return new CtcBeam(symbols, width, probability, lexicon, language);
    }

    /// The same with words of a lexicon alone.
    ///
    /// @param words made for the same symbols
    public CtcBeam lexicon(Lexicon words) {
        return new CtcBeam(symbols, width, pruning, Optional.of(words), language);
    }

    /// The same with a language model.
    public CtcBeam language(LanguageFusion fusion) {
        return new CtcBeam(symbols, width, pruning, lexicon, Optional.of(fusion));
    }

    /// A search to which frames are given one after the other.
    ///
    /// @return owned by the caller, who closes it
    public CtcSearch begin() {
        return new CtcSearch(symbols, width, pruning, lexicon, language);
    }

    /// The best labellings of frames, as of a whole text.
    ///
    /// @param logProbs of the symbols in each frame, [T,V]
    /// @param n how many are given at most
    /// @return best first; at least one
    /// @throws rondo.basis.ShapeException if there are other than V columns
    /// @throws rondo.basis.RondoException if one is not a number
    public List<Labelling> search(Tensor logProbs, int n) {
        try (var search = begin()) {
            for (int t = 0; t < logProbs.rows(); t++) {
                search.accept(logProbs, t);
            }
            return search.finished(n);
        }
    }
}
