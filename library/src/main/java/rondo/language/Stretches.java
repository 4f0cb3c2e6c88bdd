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
    private static final int LONGEST_LINE = 1000; // tokens; the rest of a longer one is learned by itself
    private static final int LONG = 4096; // tokens from which it pays to read parts of a text side by side
    private static final int PARTS = 32;

    private final int size;
    private final IntFunction<Stretch> at;

    private Stretches(int size, IntFunction<Stretch> at) {
        this.size = size;
        this.at = at;
    }

    /// A text as streams side by side, each cut into stretches that carry its state on: the first stretch of
    /// all streams, then the second, and so on. Tokens that would make streams of unequal length are left out
    /// at the end, fewer than there are streams.
    ///
    /// @param streams at most
    /// @param steps the tokens of a stretch, but for the last ones
    static List<Stretch> streams(Corpus text, int streams, int steps) {
        int count = Math.clamp(text.size() / steps, 1, streams);
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
    static List<Stretch> lines(Corpus text) {
        long[] starts = new long[16];
        int count = 0;
        long start = 0;
        for (long i = 0; i < text.size(); i++) {
            boolean end = text.token(i) == Vocabulary.END;
            if (end && i == start) {
                start = i + 1;
            } else if (end || i + 1 - start == LONGEST_LINE) {
                if (count + 1 >= starts.length) {
                    starts = Arrays.copyOf(starts, 2 * starts.length);
                }
                starts[count++] = start << 10 | (i - start);
                start = i + 1;
            }
        }
        long[] found = Arrays.copyOf(starts, count);
        return new Stretches(count, i -> new Stretch(text, found[i] >> 10, (int) (found[i] & 1023) + 1, -1, true));
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
