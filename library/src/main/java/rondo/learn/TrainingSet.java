// The examples to learn from, and their order.
package rondo.learn;

import java.util.List;
import rondo.basis.InputException;
import rondo.basis.Rng;
import rondo.learn.batch.Batches;

/// The examples to learn from, with their costs and units, and the batches of each epoch.
final class TrainingSet<E> {
    private final Training settings;
    private final int[] costs;
    private final int[] units;
    private final long total;

    TrainingSet(Task<E> task, List<E> examples, Training settings) {
        this.settings = settings;
        this.costs = examples.stream().mapToInt(task::cost).toArray();
        this.units = examples.stream().mapToInt(task::units).toArray();
        long sum = 0;
        for (int i = 0; i < units.length; i++) {
            if (units[i] < 1 || costs[i] < 0) {
                throw new InputException("example " + (i + 1) + ": " + units[i] + " units, cost " + costs[i]
                        + "; expected at least 1 unit and no negative cost");
            }
            sum += units[i];
        }
        this.total = sum;
    }

    int size() {
        return units.length;
    }

    /// The units of all examples.
    long units() {
        return total;
    }

    /// The batches of an epoch.
    Batches epoch(int epoch) {
        return Batches.of(
                costs,
                units,
                settings.batching(),
                Rng.of(settings.seed()).at("epoch").at(epoch));
    }

    /// The units of a batch.
    long units(Batches batches, int batch) {
        long sum = 0;
        for (int i = 0; i < batches.size(batch); i++) {
            sum += units[batches.example(batch, i)];
        }
        return sum;
    }
}
