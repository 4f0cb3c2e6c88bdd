// Runs a batch forward and backward, cut into shards.
package rondo.learn;

import java.util.ArrayList;
import java.util.List;
import rondo.basis.Rng;
import rondo.basis.Workers;
import rondo.engine.grad.Tape;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.Scope;
import rondo.learn.batch.Batches;

/// Runs a batch forward and backward, cut into shards that threads can share. How many there are depends on the
/// batch alone, see [#count]. Neighbours in length go to different shards, so that all take about as long.
///
/// @param <E> an example
final class Shards<E> implements AutoCloseable {
    private static final int MOST = 8;
    private static final int EXAMPLES = 12; // with fewer rows a step, products are slow
    private static final int UNITS = 250; // for fewer, the sum of the shards' gradients weighs too much

    private final Task<E> task;
    private final List<E> examples;
    private final Workers workers;
    private final List<Tape> tapes = new ArrayList<>();
    private final double[] losses = new double[MOST];
    private int count;

    Shards(Task<E> task, List<E> examples, Precision precision, Workers workers) {
        this.task = task;
        this.examples = examples;
        this.workers = workers;
        for (int s = 0; s < MOST; s++) {
            tapes.add(Tape.recording(Scope.of("shard " + s), precision));
        }
    }

    /// How many shards a batch has: a power of two, at most 8, each of at least 12 examples and 250 units; where
    /// there are more than two, each of at least as many examples as the task wants.
    ///
    /// @param wanted by [Task#shard]
    static int count(int examples, long units, int wanted) {
        long most = Math.min(examples / EXAMPLES, units / UNITS);
        return Integer.highestOneBit(Math.clamp(Math.min(most, Math.max(2, examples / wanted)), 1, MOST));
    }

    /// Runs a batch; afterwards its gradients are on the first [#count] tapes.
    ///
    /// @param units of the batch
    /// @param rng the random numbers of this batch
    /// @return the summed loss
    double run(Batches batches, int batch, long units, Rng rng) {
        int size = batches.size(batch);
        count = count(size, units, task.shard());
        workers.run(count, shard -> {
            var part = new ArrayList<E>(size / count + 1);
            for (int i = shard; i < size; i += count) {
                part.add(examples.get(batches.example(batch, i)));
            }
            var tape = tapes.get(shard);
            tape.next(rng.at(shard), rng);
            var loss = task.loss(tape, part);
            loss.backward();
            losses[shard] = loss.value().get(0, 0);
        });
        double sum = 0;
        for (int s = 0; s < count; s++) {
            sum += losses[s];
        }
        return sum;
    }

    /// All tapes, of which the first [#count] belong to the last batch.
    List<Tape> tapes() {
        return tapes;
    }

    /// How many shards the last batch had.
    int count() {
        return count;
    }

    @Override
    public void close() {
        tapes.forEach(Tape::close);
    }
}
