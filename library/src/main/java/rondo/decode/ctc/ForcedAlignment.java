// The most probable places of given labels.
package rondo.decode.ctc;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import rondo.engine.tensor.Tensor;

/// The most probable alignment of given labels with frames (Viterbi).
///
/// @param spans the frames of each label
/// @param logProb the log-probability of this alignment
public record ForcedAlignment(List<Span> spans, double logProb) {
    /// Aligns labels.
    ///
    /// @param logProbs of the symbols in each frame, [T,V]
    /// @param labels none of which is the blank
    /// @return empty if the labels do not fit into the frames, or only with probability zero
    public static Optional<ForcedAlignment> of(Tensor logProbs, int[] labels, int blank) {
        return of(Frames.of(logProbs), labels, blank);
    }

    static Optional<ForcedAlignment> of(Frames frames, int[] labels, int blank) {
        return labels.length > frames.count() ? Optional.empty() : new Lattice(frames, labels, blank).best();
    }

    /// The best ways into each state of each frame: state 2i is the blank before label i, 2i + 1 the label. How
    /// they move is kept for a block of frames at a time; for earlier blocks it is found again, from the scores
    /// before them. So memory grows with the root of the number of frames.
    private static final class Lattice {
        private static final int WHOLE = 1 << 20; // bytes of moves for which no block is done twice

        private final Frames frames;
        private final int[] labels;
        private final int blank;
        private final int block; // frames of one
        private final double[][] before; // the scores before the first frame of each block
        private final byte[][] steps; // by how many states the best way into a state has moved, in a frame of the block
        private double[] now;
        private double[] next;

        Lattice(Frames frames, int[] labels, int blank) {
            int states = 2 * labels.length + 1;
            this.frames = frames;
            this.labels = labels;
            this.blank = blank;
            // a block of b frames takes b bytes a state, what is before T / b blocks 8 T / b
            int even = (int) Math.ceil(Math.sqrt(8.0 * frames.count()));
            this.block = Math.clamp(Math.max(even, WHOLE / states), 1, Math.max(1, frames.count()));
            this.before = new double[Math.ceilDiv(frames.count(), block)][];
            this.steps = new byte[block][states];
            this.now = new double[states];
            this.next = new double[states];
        }

        Optional<ForcedAlignment> best() {
            Arrays.fill(now, Double.NEGATIVE_INFINITY);
            now[0] = 0; // before the first frame: it may stay there for a blank, or go on to the first label
            for (int b = 0; b < before.length; b++) {
                before[b] = now.clone();
                reach(b);
            }
            int last = now.length - 1;
            int end = last > 0 && now[last - 1] > now[last] ? last - 1 : last;
            double logProb = now[end];
            return logProb == Double.NEGATIVE_INFINITY
                    ? Optional.empty()
                    : Optional.of(new ForcedAlignment(spans(end), logProb));
        }

        /// Goes through the frames of a block.
        private void reach(int b) {
            System.arraycopy(before[b], 0, now, 0, now.length);
            for (int t = b * block; t < Math.min((b + 1) * block, frames.count()); t++) {
                for (int s = 0; s < now.length; s++) {
                    reach(t, s);
                }
                var old = now;
                now = next;
                next = old;
            }
        }

        private void reach(int t, int s) {
            int step = 0;
            if (s > 0 && now[s - 1] > now[s]) {
                step = 1;
            }
            boolean skips = s > 2 && s % 2 == 1 && labels[s / 2] != labels[s / 2 - 1];
            if (skips && now[s - 2] > now[s - step]) {
                step = 2;
            }
            steps[t % block][s] = (byte) step;
            next[s] = now[s - step] + frames.logProb(t, s % 2 == 0 ? blank : labels[s / 2]);
        }

        /// Goes back from the last state.
        private List<Span> spans(int end) {
            var spans = new ArrayDeque<Span>();
            int state = end;
            int last = frames.count() - 1;
            for (int t = frames.count() - 1; t >= 0; t--) {
                if (t % block == block - 1 && t < frames.count() - 1) {
                    reach(t / block); // that of the block behind it stood there
                }
                int from = state - steps[t % block][state];
                if (from != state || t == 0) {
                    if (state % 2 == 1) {
                        spans.addFirst(new Span(t, last));
                    }
                    last = t - 1;
                    state = from;
                }
            }
            return List.copyOf(spans);
        }
    }
}
