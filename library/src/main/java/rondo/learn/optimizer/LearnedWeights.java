// All weights of a net while they are learned.
package rondo.learn.optimizer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rondo.basis.Workers;
import rondo.engine.grad.Tape;
import rondo.engine.kernel.Pointwise;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// All weights of a net while they are learned: sums the gradients of shards and batches in a fixed order,
/// measures their norm, and has the optimiser update weights. The same bits at any number of threads.
///
/// An update is `add` once or more, [#hold] between two, then [#norm] and [#update].
public final class LearnedWeights implements AutoCloseable {
    private final Optimizer optimizer;
    private final Workers workers;
    private final Scope scope = Scope.of("optimiser");
    private final Scope held = Scope.of("accumulated gradients");
    private final Map<String, LearnedWeight> weights = new LinkedHashMap<>();
    private final LearnedWeight[] owners;
    private final int[] pieces;
    private final double[] squares;

    /// @param values the weights by name
    /// @param workers share the work
    public LearnedWeights(Map<String, Tensor> values, Optimizer optimizer, Pointwise pointwise, Workers workers) {
        this.optimizer = optimizer;
        this.workers = workers;
        var all = new ArrayList<LearnedWeight>();
        values.forEach((name, value) -> {
            var moments = new ArrayList<Tensor>();
            for (int i = 0; i < optimizer.moments().size(); i++) {
                moments.add(Tensor.empty(scope, value.type(), value.shape()).clear());
            }
            var weight = new LearnedWeight(
                    value, moments, pointwise, optimizer.judged().isPresent());
            weights.put(name, weight);
            for (int p = 0; p < weight.pieces(); p++) {
                all.add(weight);
            }
        });
        owners = all.toArray(LearnedWeight[]::new);
        squares = new double[owners.length];
        pieces = new int[owners.length];
        for (int i = 1; i < owners.length; i++) {
            pieces[i] = owners[i] == owners[i - 1] ? pieces[i - 1] + 1 : 0;
        }
    }

    /// How many numbers are learned.
    public long numbers() {
        return weights.values().stream()
                .mapToLong(weight -> weight.weight().shape().elements())
                .sum();
    }

    /// What the optimiser remembers, as `m.encoder.weight`.
    public Map<String, Tensor> moments() {
        var moments = new LinkedHashMap<String, Tensor>();
        weights.forEach((name, weight) -> {
            for (int i = 0; i < weight.moments().size(); i++) {
                moments.put(
                        optimizer.moments().get(i) + "." + name,
                        weight.moments().get(i));
            }
        });
        return moments;
    }

    /// Adds the gradients on the tapes of the shards of a batch.
    ///
    /// @param shards as they are until [#hold] or [#update] is done
    /// @param count how many of them belong to the batch
    public void add(List<Tape> shards, int count) {
        weights.values().forEach(weight -> weight.collect(shards, count));
        workers.run(owners.length, i -> owners[i].sum(pieces[i]));
    }

    /// Keeps the sum for the next [#add], so that the tapes can be used for another batch.
    public void hold() {
        weights.values().forEach(weight -> weight.hold(held));
    }

    /// The Euclidean norm of the sum of all gradients.
    public double norm() {
        workers.run(owners.length, i -> squares[i] = owners[i].squares(pieces[i]));
        double sum = 0;
        for (double square : squares) {
            sum += square;
        }
        return Math.sqrt(sum);
    }

    /// Has the optimiser update the weights by the sum, after [#norm], and forgets the sum.
    public void update(Optimizer.Step step) {
        workers.run(owners.length, i -> owners[i].update(pieces[i], optimizer, step));
        weights.values().forEach(LearnedWeight::finish);
        held.recycle();
    }

    /// Lets the weights and what is judged in their place change places, where that is something else; a second
    /// call undoes it.
    public void exchange() {
        optimizer
                .judged()
                .ifPresent(judged -> weights.values()
                        .forEach(weight -> weight.exchange(optimizer.moments().indexOf(judged))));
    }

    @Override
    public void close() {
        weights.values().forEach(LearnedWeight::close);
        held.close();
        scope.close();
    }
}
