// A translator as a scorer of target words.
package rondo.translate;

import java.io.DataOutput;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import rondo.decode.Prefix;
import rondo.decode.RowState;
import rondo.decode.Scorer;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.net.recurrent.State;

/// A translator as a scorer of target words. The sources of a batch are read once; all unfinished outputs of
/// all of them then take each step together.
final class TranslationScorer implements Scorer<int[]> {
    private final TranslationNet net;
    private final Precision precision;

    TranslationScorer(TranslationNet net, Precision precision) {
        this.net = net;
        this.precision = precision;
    }

    @Override
    public Prefix start(List<int[]> sources) {
        return new Outputs(sources, List.of());
    }

    @Override
    public Prefix resume(List<int[]> sources, List<ByteBuffer> saved) {
        return new Outputs(sources, saved);
    }

    /// The rows of a search. The state of a step is made on one tape from that of the step before on the other,
    /// and the two change places; so memory stays flat. One that is forgotten open
    /// gives its memory back some time later, with a warning.
    private final class Outputs implements Prefix {
        private final Tape sourceTape = Tape.off(Scope.watched("translation sources"), precision);
        private Tape tape = Tape.off(Scope.watched("translation step"), precision);
        private Tape before = Tape.off(Scope.watched("translation step"), precision);
        private final Decoder.Sources sources;
        private final int[] lengths;
        private int[] source;
        private int[] tokens;
        private List<State> states; // before the tokens
        private Decoder.Written written; // after them
        private Tensor logProbs;

        Outputs(List<int[]> sentences, List<ByteBuffer> saved) {
            this.lengths = sentences.stream().mapToInt(s -> s.length).toArray();
            this.source = IntStream.range(0, lengths.length).toArray();
            this.tokens = new int[lengths.length];
            Arrays.fill(tokens, net.startId());
            try {
                this.sources = net.decoder().sources(net.encode(sourceTape, sentences));
                this.states = rows(sources.start(), source);
                for (int i = 0; i < saved.size(); i++) {
                    tokens[i] = RowState.read(
                            saved.get(i),
                            parts(states),
                            i,
                            net.readout().vocabulary().outputs());
                }
                this.written = net.decoder().step(tape, tokens, states, source, sources);
                this.logProbs = score(written);
            } catch (RuntimeException | Error e) {
                close();
                throw e;
            }
        }

        @Override
        public int rows() {
            return source.length;
        }

        @Override
        public Tensor logProbs() {
            return logProbs;
        }

        @Override
        public void advance(int[] rows, int[] next) {
            try {
                var used = before;
                used.next(used.rng());
                before = tape;
                tape = used;
                tokens = next.clone();
                states = rows(written.states(), rows);
                source = Arrays.stream(rows).map(row -> source[row]).toArray();
                written = net.decoder().step(tape, tokens, states, source, sources);
                logProbs = score(written);
            } finally {
                Reference.reachabilityFence(this); // not forgotten before
            }
        }

        @Override
        public Optional<float[]> alignment(int row) {
            return written.weights().map(weights -> {
                float[] alignment = new float[lengths[source[row]]];
                for (int i = 0; i < alignment.length; i++) {
                    alignment[i] = (float) weights.get(row, i);
                }
                return alignment;
            });
        }

        @Override
        public void save(int row, DataOutput out) throws IOException {
            RowState.write(tokens[row], parts(states), row, out);
        }

        @Override
        public void close() {
            tape.close();
            before.close();
            sourceTape.close();
        }

        private List<State> rows(List<State> of, int[] rows) {
            return of.stream().map(state -> state.rows(tape, rows)).toList();
        }

        private static List<Tensor> parts(List<State> states) {
            return states.stream()
                    .flatMap(state -> state.parts().stream())
                    .map(Var::value)
                    .toList();
        }

        private Tensor score(Decoder.Written step) {
            var features = net.readout().features(step.output(), step.context(), step.words());
            var logits = net.readout().vocabulary().apply(features).value(); // [R,V]
            precision.pointwise().logSoftmax(logits);
            return logits;
        }
    }
}
