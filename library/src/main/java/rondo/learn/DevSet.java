// The loss on a development set.
package rondo.learn;

import java.util.ArrayList;
import java.util.List;
import rondo.basis.Rng;
import rondo.basis.Workers;
import rondo.engine.grad.Tape;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.Scope;
import rondo.learn.batch.Batches;
import rondo.learn.batch.Batching;
import rondo.learn.batch.Batching.By;

/// The loss on a development set, in batches that threads share; their size depends on the set alone.
///
/// @param <E> an example
final class DevSet<E> {
    private static final int LANES = 8;

    private final Task<E> task;
    private final List<E> examples;
    private final Precision precision;
    private final Workers workers;
    private final Batches batches;
    private final long units;

    DevSet(Task<E> task, List<E> examples, Precision precision, Workers workers) {
        this.task = task;
        this.examples = examples;
        this.precision = precision;
        this.workers = workers;
        int[] costs = examples.stream().mapToInt(task::cost).toArray();
        int[] counts = examples.stream().mapToInt(task::units).toArray();
        int batch = Batches.sideBySide(examples.size());
        this.batches = Batches.of(costs, counts, new Batching(batch, By.EXAMPLES, 1), Rng.of(0));
        this.units = examples.stream().mapToLong(task::units).sum();
    }

    boolean isEmpty() {
        return examples.isEmpty();
    }

    /// The examples.
    List<E> examples() {
        return examples;
    }

    /// The loss per unit.
    double loss() {
        double[] losses = new double[batches.count()];
        workers.run(LANES, lane -> {
            try (var tape = Tape.off(Scope.of("evaluation"), precision)) {
                for (int b = lane; b < batches.count(); b += LANES) {
                    tape.next(Rng.of(0));
                    losses[b] = task.loss(tape, members(b)).value().get(0, 0);
                }
            }
        });
        double sum = 0;
        for (double loss : losses) {
            sum += loss;
        }
        return sum / units;
    }

    private List<E> members(int batch) {
        var members = new ArrayList<E>(batches.size(batch));
        for (int i = 0; i < batches.size(batch); i++) {
            members.add(examples.get(batches.example(batch, i)));
        }
        return members;
    }
}
