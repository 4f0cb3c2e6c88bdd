// What a net says of many examples.
package rondo.learn.batch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import rondo.basis.Rng;
import rondo.basis.Workers;
import rondo.engine.grad.Tape;

/// What a net says of many examples, where nothing is learned: batch by batch, in batches that threads share; their
/// size depends on the number of examples alone.
public final class Answers {
    private Answers() {}

    /// The answers for all batches together, in the order of the examples.
    ///
    /// @param workers share the work
    /// @param tapes makes a tape that does not record, for many batches, one after the other
    /// @param step gives the answers for a batch, one for each example or for all; they take nothing of the tape
    ///     along
    public static <E, A> List<A> of(
            List<E> examples, Workers workers, Supplier<Tape> tapes, BiFunction<Tape, List<E>, List<A>> step) {
        int size = Batches.sideBySide(examples.size());
        int batches = Math.ceilDiv(examples.size(), size);
        int lanes = Math.min(workers.threads(), batches);
        var answers = new ArrayList<List<A>>(Collections.nCopies(batches, List.of()));
        workers.run(lanes, lane -> {
            try (var tape = tapes.get()) {
                for (int b = lane; b < batches; b += lanes) {
                    tape.next(Rng.of(0));
                    int from = b * size;
                    answers.set(b, step.apply(tape, examples.subList(from, Math.min(examples.size(), from + size))));
                }
            }
        });
        return answers.stream().flatMap(List::stream).toList();
    }
}
