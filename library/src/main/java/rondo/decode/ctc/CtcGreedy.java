// The most probable symbol of each frame.
package rondo.decode.ctc;

import java.util.ArrayList;
import java.util.List;
import rondo.engine.tensor.Tensor;

/// Best path decoding (Graves et al. 2006, section 3.2): the most probable symbol of each frame, of which equal
/// neighbours are one label and blanks are none. Frames come one at a time or all at once.
public final class CtcGreedy {
    private final Symbols symbols;
    private final Frames frames;
    private final List<Integer> labels = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private double logProb;
    private int before;

    /// @param symbols those of the net
    public CtcGreedy(Symbols symbols) {
        this.symbols = symbols;
        this.frames = new Frames(symbols.count());
        this.before = symbols.blank();
    }

    /// The best path through frames.
    ///
    /// @param logProbs of the symbols in each frame, [T,V]
    /// @throws rondo.basis.ShapeException if there are other than V columns
    /// @throws rondo.basis.RondoException if one is not a number
    public static Labelling search(Symbols symbols, Tensor logProbs) {
        var greedy = new CtcGreedy(symbols);
        for (int t = 0; t < logProbs.rows(); t++) {
            greedy.accept(logProbs, t);
        }
        return greedy.best();
    }

    /// Reads a frame.
    ///
    /// @param logProbs [*,V]
    /// @param row which of them
    /// @throws rondo.basis.ShapeException if there are other than V columns
    /// @throws rondo.basis.RondoException if one is not a number
    public void accept(Tensor logProbs, int row) {
        frames.forget();
        frames.add(logProbs, row);
        int t = frames.count() - 1;
        int symbol = frames.best(t);
        logProb += frames.logProb(t, symbol);
        if (symbol != symbols.blank() && symbol == before) {
            spans.set(spans.size() - 1, new Span(spans.getLast().first(), t));
        } else if (symbol != symbols.blank()) {
            labels.add(symbol);
            spans.add(new Span(t, t));
        }
        before = symbol;
    }

    /// The labels so far; their `logProb` is that of the path alone.
    public Labelling best() {
        int[] found = labels.stream().mapToInt(Integer::intValue).toArray();
        return new Labelling(found, List.copyOf(spans), logProb, logProb);
    }
}
