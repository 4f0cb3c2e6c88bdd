// A linear map that begins as the standardisation of its input.
package rondo.net.layer;

import java.util.List;
import rondo.basis.Rng;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Ragged;

/// A linear map of features that begins as their standardisation, so that each is 0 on average with a deviation
/// of 1, and is learned further. Parameters: `weight` [F,F], `bias` [F].
public final class Standardization implements Layer {
    private static final double SMALLEST = 1e-6; // deviation below which a feature counts as constant

    private final int width;
    private final Linear linear;

    /// @param width F
    public Standardization(int width, Rng rng) {
        this.width = width;
        this.linear = new Linear(width, width, rng);
    }

    /// The map.
    public Linear linear() {
        return linear;
    }

    /// Begins with the mean and deviation of some features, once it is placed.
    ///
    /// @param samples rows of F numbers each, one row after the other
    public void begin(List<float[]> samples) {
        double[] sums = new double[width];
        double[] squares = new double[width];
        long count = 0;
        for (float[] values : samples) {
            for (int i = 0; i < values.length; i++) {
                sums[i % width] += values[i];
                squares[i % width] += (double) values[i] * values[i];
            }
            count += values.length / width;
        }
        var weight = linear.weight().value().clear();
        var bias = linear.bias().orElseThrow().value();
        for (int f = 0; f < width; f++) {
            double mean = sums[f] / Math.max(1, count);
            double deviation = Math.sqrt(Math.max(0, squares[f] / Math.max(1, count) - mean * mean));
            double factor = deviation > SMALLEST ? 1 / deviation : 1;
            weight.set(f, f, factor);
            bias.set(0, f, -mean * factor);
        }
    }

    /// Maps the rows of a batch.
    ///
    /// @param samples rows of F numbers each, one row after the other; a sequence of the layout each
    /// @return [N,F], packed
    public Var apply(Tape tape, List<float[]> samples, Ragged layout) {
        var x = tape.empty(layout.rows(), width);
        for (int t = 0; t < layout.steps(); t++) {
            for (int c = 0; c < layout.live(t); c++) {
                float[] values = samples.get(layout.sequence(c));
                for (int f = 0; f < width; f++) {
                    x.set(layout.offset(t) + c, f, values[t * width + f]);
                }
            }
        }
        return linear.apply(Var.constant(tape, x));
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        linear.parameters(visitor);
    }
}
