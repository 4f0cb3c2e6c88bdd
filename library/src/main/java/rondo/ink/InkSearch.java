// How the text of some ink is searched for.
package rondo.ink;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import rondo.basis.ConfigException;
import rondo.decode.ctc.CtcBeam;
import rondo.decode.ctc.CtcGreedy;
import rondo.decode.ctc.CtcSearch;
import rondo.decode.ctc.Frames;
import rondo.decode.ctc.Labelling;
import rondo.engine.tensor.Tensor;

/// How the text of some ink is searched for.
///
/// @param beam beginnings of texts that are kept at each step; 1 for the best path alone, which is fastest
/// @param nBest answers for each ink at most
/// @param lexicon the words that may be written, if not any. Where no label is a blank, a line is one word
/// @param language a language model that helps to decide
public record InkSearch(int beam, int nBest, Optional<InkLexicon> lexicon, Optional<InkLanguage> language) {
    /// @throws ConfigException if a number is out of range
    public InkSearch {
        if (beam < 1) {
            throw new ConfigException("beam: " + beam + "; expected at least 1; 32 suits most");
        }
        if (nBest < 1) {
            throw new ConfigException("n-best: " + nBest + "; expected at least 1");
        }
    }

    /// The best path.
    public static InkSearch greedy() {
        return new InkSearch(1, 1, Optional.empty(), Optional.empty());
    }

    /// A search with a beam.
    public static InkSearch beam(int width) {
        return new InkSearch(width, 1, Optional.empty(), Optional.empty());
    }

    /// The same with more answers.
    public InkSearch nBest(int count) {
        return new InkSearch(beam, count, lexicon, language);
    }

    /// The same with words of a lexicon alone. Keep the search, or the lexicon: a new one is made a tree anew.
    public InkSearch lexicon(List<String> words) {
        return lexicon(InkLexicon.of(words));
    }

    /// The same with words of a lexicon alone.
    public InkSearch lexicon(InkLexicon words) {
        return new InkSearch(beam, nBest, Optional.of(words), language);
    }

    /// The same with a language model.
    public InkSearch language(InkLanguage helping) {
        return new InkSearch(beam, nBest, lexicon, Optional.of(helping));
    }

    /// Finds what is written in an ink, from the log-probabilities of labels.
    interface Finder {
        /// The best labellings, best first.
        ///
        /// @param logProbs of each step [T,V]; of a character [1,V]
        List<Labelling> best(Tensor logProbs);
    }

    /// This search for some labels.
    ///
    /// @param lines whether they stand in lines, else one by one
    /// @throws rondo.basis.InputException if no word of the lexicon can be written
    Finder on(Labels labels, boolean lines) {
        if (!lines) {
            if (lexicon.isPresent() || language.isPresent()) {
                throw new ConfigException(
                        "recognizer: a lexicon or language model for single characters; expected lines"
                                + " of them; leave it out");
            }
            return logProbs -> characters(logProbs, nBest);
        }
        if (isPath()) {
            var symbols = labels.symbols();
            return logProbs -> List.of(CtcGreedy.search(symbols, logProbs));
        }
        var beams = beams(labels);
        return logProbs -> beams.search(logProbs, nBest);
    }

    /// This search for lines of labels while the pen moves.
    Growing growing(Labels labels) {
        return isPath()
                ? new GrowingPath(new CtcGreedy(labels.symbols()))
                : new GrowingBeam(beams(labels).begin());
    }

    /// A search to which steps of the net are given one after the other.
    sealed interface Growing extends AutoCloseable {
        /// Takes a step.
        ///
        /// @param logProbs of labels, [*,V]
        /// @param row which of them
        void accept(Tensor logProbs, int row);

        /// The best labellings so far, best first.
        ///
        /// @param count how many at most
        List<Labelling> best(int count);

        /// The best labellings if no step follows, best first: those of all steps at once.
        ///
        /// @param count how many at most
        List<Labelling> finished(int count);

        @Override
        void close();
    }

    private record GrowingPath(CtcGreedy path) implements Growing {
        @Override
        public void accept(Tensor logProbs, int row) {
            path.accept(logProbs, row);
        }

        @Override
        public List<Labelling> best(int count) {
            return List.of(path.best());
        }

        @Override
        public List<Labelling> finished(int count) {
            return best(count);
        }

        @Override
        public void close() {
            // memory of the heap alone
        }
    }

    private record GrowingBeam(CtcSearch search) implements Growing {
        @Override
        public void accept(Tensor logProbs, int row) {
            search.accept(logProbs, row);
        }

        @Override
        public List<Labelling> best(int count) {
            return search.best(count);
        }

        @Override
        public List<Labelling> finished(int count) {
            return search.finished(count);
        }

        @Override
        public void close() {
            search.close();
        }
    }

    private CtcBeam beams(Labels labels) {
        var beams = CtcBeam.of(labels.symbols(), beam);
        if (lexicon.isPresent()) {
            beams = beams.lexicon(lexicon.get().tree(labels));
        }
        return language.isPresent() ? beams.language(language.get().fusion(labels)) : beams;
    }

    /// Whether the best path is all that is asked for.
    private boolean isPath() {
        return beam == 1 && nBest == 1 && lexicon.isEmpty() && language.isEmpty();
    }

    /// The labels of one character each, most probable first.
    private static List<Labelling> characters(Tensor logProbs, int count) {
        var frame = Frames.of(logProbs);
        return IntStream.range(0, frame.symbols())
                .filter(label -> label != Labels.BLANK)
                .boxed()
                .sorted((a, b) -> Float.compare(frame.logProb(0, b), frame.logProb(0, a)))
                .limit(count)
                .map(label ->
                        new Labelling(new int[] {label}, List.of(), frame.logProb(0, label), frame.logProb(0, label)))
                .toList();
    }
}
