// The most probable symbol of each frame.
package rondo.decode.ctc;

import java.util.Arrays;
import java.util.stream.IntStream;
import rondo.engine.tensor.Tensor;

/// Best path decoding (Graves et al. 2006, section 3.2): the most probable symbol of each frame, of which equal
/// neighbours are one label and blanks are none. Frames come one at a time or all at once.
public final class CtcGreedy {
    private final Symbols symbols;
    private final Frames frames;
    private int[] labels = new int[16];
    private int[] firsts = new int[16]; // the frames of each label
    private int[] lasts = new int[16];
    private int count;
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
            lasts[count - 1] = t;
        } else if (symbol != symbols.blank()) {
            add(symbol, t);
        }
        before = symbol;
    }

    private void add(int label, int frame) {
        if (count == labels.length) {
            labels = Arrays.copyOf(labels, 2 * count);
            firsts = Arrays.copyOf(firsts, 2 * count);
            lasts = Arrays.copyOf(lasts, 2 * count);
        }
        labels[count] = label;
        firsts[count] = frame;
        lasts[count++] = frame;
    }

    /// The labels so far; their `logProb` is that of the path alone.
    public Labelling best() {
        var spans = IntStream.range(0, count)
                .mapToObj(i -> new Span(firsts[i], lasts[i]))
                .toList();
        return new Labelling(Arrays.copyOf(labels, count), spans, logProb, logProb);
    }
}
