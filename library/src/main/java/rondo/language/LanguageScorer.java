// A language model as a scorer of tokens.
package rondo.language;

import java.nio.ByteBuffer;
import java.util.List;
import rondo.decode.Prefix;
import rondo.decode.Scorer;
import rondo.decode.Step;
import rondo.decode.StepPrefix;
import rondo.decode.Steps;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Scope;

/// A language model as a scorer of tokens, whatever they are made from.
///
/// @param <S> what an output is made from; not looked at
record LanguageScorer<S>(LanguageParts model) implements Scorer<S> {
    @Override
    public Prefix resume(List<S> sources, List<ByteBuffer> saved) {
        return new StepPrefix(new LanguageSteps(model), sources.size(), saved);
    }

    /// Every text begins with the boundary.
    private record LanguageSteps(LanguageParts model) implements Steps {
        @Override
        public Tape tape() {
            return Tape.off(Scope.watched("language model step"), model.precision());
        }

        @Override
        public int start() {
            return model.boundary();
        }

        @Override
        public int words() {
            return model.net().output().words();
        }

        @Override
        public Step step(Tape tape, int[] origins) {
            return new LanguageStep(tape, model.net(), origins.length);
        }

        @Override
        public void close() {
            // the model lives on
        }
    }
}
