// The stretches into which a text is cut.
package rondo.language;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntFunction;
import rondo.text.Vocabulary;

/// The stretches into which a text is cut, as lists that make them when they are asked for.
final class Stretches extends AbstractList<Stretch> implements RandomAccess {
    private static final int LONG = 4096; // tokens from which it pays to read parts of a text side by side
    private static final int PARTS = 32;

    private final int size;
    private final IntFunction<Stretch> at;

    private Stretches(int size, IntFunction<Stretch> at) {
        this.size = size;
        this.at = at;
    }

    /// How many streams a text makes that fill a stretch each; 1 if it is shorter.
    ///
    /// @param most how many at most
    /// @param steps the tokens of a stretch
    static int count(Corpus text, int most, int steps) {
        return Math.clamp(text.size() / steps, 1, most);
    }

    /// A text as streams side by side, each cut into stretches that carry its state on: the first stretch of
    /// all streams, then the second, and so on. Tokens that would make streams of unequal length are left out
    /// at the end, fewer than there are streams.
    ///
    /// @param count how many streams
    /// @param steps the tokens of a stretch, but for the last ones
    static List<Stretch> streams(Corpus text, int count, int steps) {
        long length = text.size() / count;
        int rounds = Math.toIntExact((length + steps - 1) / steps);
        return new Stretches(Math.multiplyExact(rounds, count), i -> {
            int stream = i % count;
            long start = (long) (i / count) * steps;
            int here = (int) Math.min(steps, length - start);
            return new Stretch(text, stream * length + start, here, stream, start == 0);
        });
    }

    /// The lines of a text, each by itself; empty ones are left out.
    ///
    /// @param longest how many tokens are read at once; the rest of a longer line is read by itself
    static List<Stretch> lines(Corpus text, int longest) {
        long[] starts = new long[16];
        int[] lengths = new int[16];
        int count = 0;
        long start = 0;
        for (long i = 0; i < text.size(); i++) {
            boolean end = text.token(i) == Vocabulary.END;
            int length = Math.toIntExact(i + 1 - start);
            if (end && length == 1 && (start == 0 || text.token(start - 1) == Vocabulary.END)) {
                start = i + 1;
            } else if (end || length == longest) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * count);
                    lengths = Arrays.copyOf(lengths, 2 * count);
                }
                starts[count] = start;
                lengths[count++] = length;
                start = i + 1;
            }
        }
        long[] from = starts;
        int[] size = lengths;
        return new Stretches(count, i -> new Stretch(text, from[i], size[i], -1, true));
    }

    /// A text in parts to be judged side by side, one if it is short; each begins with a state of its own.
    static List<Stretch> parts(Corpus text) {
        int count = Math.clamp(text.size() / LONG, 1, PARTS);
        var parts = new ArrayList<Stretch>();
        for (int i = 0; i < count; i++) {
            long from = text.size() * i / count;
            long to = text.size() * (i + 1) / count;
            parts.add(new Stretch(text, from, Math.toIntExact(to - from), -1, true));
        }
        return parts;
    }

    @Override
    public Stretch get(int index) {
        return at.apply(index);
    }

    @Override
    public int size() {
        return size;
    }
}
