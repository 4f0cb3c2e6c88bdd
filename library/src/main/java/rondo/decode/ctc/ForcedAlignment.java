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

    /// The best ways into each state of each frame: state 2i is the blank before label i, 2i + 1 the label.
    private static final class Lattice {
        private final Frames frames;
        private final int[] labels;
        private final int blank;
        private final byte[][] steps; // by how many states the best way into a state has moved
        private double[] now;
        private double[] next;

        Lattice(Frames frames, int[] labels, int blank) {
            this.frames = frames;
            this.labels = labels;
            this.blank = blank;
            this.steps = new byte[frames.count()][2 * labels.length + 1];
            this.now = new double[2 * labels.length + 1];
            this.next = new double[now.length];
        }

        Optional<ForcedAlignment> best() {
            Arrays.fill(now, Double.NEGATIVE_INFINITY);
            now[0] = 0; // before the first frame: it may stay there for a blank, or go on to the first label
            for (int t = 0; t < frames.count(); t++) {
                for (int s = 0; s < now.length; s++) {
                    reach(t, s);
                }
                var old = now;
                now = next;
                next = old;
            }
            int last = now.length - 1;
            int end = last > 0 && now[last - 1] > now[last] ? last - 1 : last;
            return now[end] == Double.NEGATIVE_INFINITY ? Optional.empty() : Optional.of(from(end));
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
            steps[t][s] = (byte) step;
            next[s] = now[s - step] + frames.logProb(t, s % 2 == 0 ? blank : labels[s / 2]);
        }

        private ForcedAlignment from(int end) {
            var spans = new ArrayDeque<Span>();
            int state = end;
            int last = frames.count() - 1;
            for (int t = frames.count() - 1; t >= 0; t--) {
                int before = state - steps[t][state];
                if (before != state || t == 0) {
                    if (state % 2 == 1) {
                        spans.addFirst(new Span(t, last));
                    }
                    last = t - 1;
                    state = before;
                }
            }
            return new ForcedAlignment(List.copyOf(spans), now[end]);
        }
    }
}
