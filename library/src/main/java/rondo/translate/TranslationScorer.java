// A translator as a scorer of target words.
package rondo.translate;

import java.nio.ByteBuffer;
import java.util.List;
import rondo.decode.Prefix;
import rondo.decode.Scorer;
import rondo.decode.Step;
import rondo.decode.StepPrefix;
import rondo.decode.Steps;
import rondo.engine.grad.Tape;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.Scope;

/// A translator as a scorer of target words. The sources of a batch are read once; all unfinished outputs of
/// all of them then take each step together.
record TranslationScorer(TranslationNet net, Precision precision) implements Scorer<int[]> {
    @Override
    public Prefix resume(List<int[]> sources, List<ByteBuffer> saved) {
        return new StepPrefix(new Outputs(sources), sources.size(), saved);
    }

    private Tape tape(String name) {
        return Tape.off(Scope.watched(name), precision);
    }

    /// The outputs of some sources.
    private final class Outputs implements Steps {
        private final Tape memory = TranslationScorer.this.tape("translation sources");
        private final Decoder.Sources sources;

        Outputs(List<int[]> sentences) {
            try {
                this.sources = net.decoder().sources(net.encode(memory, sentences));
            } catch (RuntimeException | Error e) {
                memory.close();
                throw e;
            }
        }

        @Override
        public Tape tape() {
            return TranslationScorer.this.tape("translation step");
        }

        @Override
        public int start() {
            return net.startId();
        }

        @Override
        public int words() {
            return net.readout().vocabulary().outputs();
        }

        @Override
        public Step step(Tape tape, int[] origins) {
            return new TranslationStep(tape, net, sources, origins);
        }

        @Override
        public void close() {
            memory.close();
        }
    }
}
