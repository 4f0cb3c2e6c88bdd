// Unfinished outputs scored by several scorers.
package rondo.decode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import rondo.basis.ShapeException;
import rondo.engine.kernel.Kernels;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// Unfinished outputs scored by several scorers, which all advance alike.
final class EnsemblePrefix implements Prefix {
    private final List<Prefix> members;
    private final List<Prefix> parts;
    private final double[] weights; // with the sum 1
    private final Scope scope = Scope.of("ensemble");
    private Optional<Tensor> logProbs = Optional.empty(); // [B,V], when it has been asked for

    /// Members that are started one after the other; if one cannot be, none stays open.
    ///
    /// @param count how many
    /// @param start starts one by its number
    /// @param weights with the sum 1
    /// @throws ShapeException if the vocabularies differ
    static EnsemblePrefix of(int count, IntFunction<Prefix> start, double[] weights) {
        List<Prefix> started = new ArrayList<>();
        try {
            IntStream.range(0, count).forEach(i -> started.add(start.apply(i)));
            return new EnsemblePrefix(started, weights);
        } catch (RuntimeException | Error e) {
            started.forEach(Prefix::close);
            throw e;
        }
    }

    private EnsemblePrefix(List<Prefix> members, double[] weights) {
        this.members = List.copyOf(members);
        this.parts = members.stream().flatMap(member -> member.parts().stream()).toList();
        this.weights = weights;
        try {
            logProbs();
        } catch (RuntimeException e) {
            scope.close();
            throw e;
        }
    }

    @Override
    public int rows() {
        return members.getFirst().rows();
    }

    @Override
    public Tensor logProbs() {
        if (logProbs.isEmpty()) {
            logProbs = Optional.of(mean());
        }
        return logProbs.get();
    }

    /// Summed as [#logProbs] is, in single precision.
    @Override
    public double[] logProbs(int[] rows, int[] tokens) {
        float[] mean = new float[rows.length];
        for (int i = 0; i < weights.length; i++) {
            double[] each = weights[i] > 0 ? members.get(i).logProbs(rows, tokens) : new double[0];
            for (int p = 0; p < each.length; p++) {
                mean[p] = Math.fma((float) each[p], (float) weights[i], mean[p]);
            }
        }
        return IntStream.range(0, mean.length).mapToDouble(p -> mean[p]).toArray();
    }

    @Override
    public void advance(int[] rows, int[] tokens) {
        members.forEach(member -> member.advance(rows, tokens));
        scope.recycle();
        logProbs = Optional.empty();
    }

    @Override
    public byte[] save(int row) {
        var out = new ByteArrayOutputStream();
        members.forEach(member -> out.writeBytes(member.save(row)));
        return out.toByteArray();
    }

    @Override
    public Prefix resume(int[] origins, List<ByteBuffer> saved) {
        return of(members.size(), i -> members.get(i).resume(origins, saved), weights);
    }

    /// That of the first member that has one.
    @Override
    public Optional<float[]> alignment(int row) {
        return members.stream()
                .flatMap(member -> member.alignment(row).stream())
                .findFirst();
    }

    @Override
    public List<Prefix> parts() {
        return parts;
    }

    @Override
    public void close() {
        members.forEach(Prefix::close);
        scope.close();
    }

    private Tensor mean() {
        var first = members.getFirst().logProbs();
        var pointwise = Kernels.pointwise(first.type());
        var mean = Tensor.zeros(scope, first.type(), first.rows(), first.columns()); // [B,V]
        for (int i = 0; i < weights.length; i++) {
            var each = members.get(i).logProbs();
            if (!each.shape().equals(first.shape()) || each.type() != first.type()) {
                throw new ShapeException("ensemble: model " + i + " gives log-probabilities " + each + ", model 0 "
                        + first + "; expected models of the same vocabulary and precision");
            }
            if (weights[i] > 0) {
                pointwise.add(weights[i], each, mean);
            }
        }
        return mean;
    }
}
