// One step of Adam or AdaGrad on one row of floats.
package rondo.engine.kernel.simd;

import static rondo.engine.kernel.simd.Lanes.COUNT;
import static rondo.engine.kernel.simd.Lanes.all;
import static rondo.engine.kernel.simd.Lanes.last;
import static rondo.engine.kernel.simd.Lanes.load;
import static rondo.engine.kernel.simd.Lanes.rest;
import static rondo.engine.kernel.simd.Lanes.store;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import rondo.engine.kernel.Pointwise.AdaGradStep;
import rondo.engine.kernel.Pointwise.AdamStep;
import rondo.engine.tensor.Tensor;

/// One step of Adam or AdaGrad on one row of floats.
final class AdamRow {
    private AdamRow() {}

    static void step(Tensor weight, Tensor gradient, Tensor m, Tensor v, int row, AdamStep step) {
        int n = weight.columns();
        long wAt = weight.offset(row);
        long gAt = gradient.offset(row);
        long mAt = m.offset(row);
        long vAt = v.offset(row);
        double scale = step.gradientScale();
        mean(step.beta1(), (1 - step.beta1()) * scale, gradient.segment(), gAt, m.segment(), mAt, n);
        square(step.beta2(), (1 - step.beta2()) * scale * scale, gradient.segment(), gAt, v.segment(), vAt, n);
        move(step, m.segment(), mAt, v.segment(), vAt, weight.segment(), wAt, n);
    }

    static void adaGrad(Tensor weight, Tensor gradient, Tensor v, int row, AdaGradStep step) {
        int n = weight.columns();
        long wAt = weight.offset(row);
        long gAt = gradient.offset(row);
        long vAt = v.offset(row);
        double scale = step.gradientScale();
        square(1, scale * scale, gradient.segment(), gAt, v.segment(), vAt, n);
        var move = new AdamStep(1, step.rate() * scale, 0, 1, 1, step.epsilon(), 0);
        move(move, gradient.segment(), gAt, v.segment(), vAt, weight.segment(), wAt, n);
    }

    /// `m = keep m + take g`.
    private static void mean(double keep, double take, MemorySegment g, long gAt, MemorySegment m, long mAt, int n) {
        var kept = all(keep);
        var taken = all(take);
        int last = last(n);
        int c = 0;
        for (; c < last; c += COUNT) {
            store(load(g, gAt, c).fma(taken, load(m, mAt, c).mul(kept)), m, mAt, c);
        }
        var rest = rest(c, n);
        store(load(g, gAt, c).fma(taken, load(m, mAt, c).mul(kept)), m, mAt, c, rest);
    }

    /// `v = keep v + take g^2`.
    private static void square(double keep, double take, MemorySegment g, long gAt, MemorySegment v, long vAt, int n) {
        var kept = all(keep);
        var taken = all(take);
        int last = last(n);
        int c = 0;
        for (; c < last; c += COUNT) {
            var x = load(g, gAt, c);
            store(x.mul(x).fma(taken, load(v, vAt, c).mul(kept)), v, vAt, c);
        }
        var rest = rest(c, n);
        var x = load(g, gAt, c);
        store(x.mul(x).fma(taken, load(v, vAt, c).mul(kept)), v, vAt, c, rest);
    }

    /// `w = (1 - decay) w - rate m / (sqrt(v) root + epsilon)`.
    private static void move(
            AdamStep step, MemorySegment m, long mAt, MemorySegment v, long vAt, MemorySegment w, long wAt, int n) {
        var kept = all(1 - step.decay());
        var rate = all(-step.rate());
        var root = all(step.root());
        var epsilon = all(step.epsilon());
        int last = last(n);
        int c = 0;
        for (; c < last; c += COUNT) {
            var ratio = ratio(load(m, mAt, c), load(v, vAt, c), root, epsilon);
            store(ratio.fma(rate, load(w, wAt, c).mul(kept)), w, wAt, c);
        }
        var rest = rest(c, n);
        var ratio = ratio(load(m, mAt, c), load(v, vAt, c), root, epsilon);
        store(ratio.fma(rate, load(w, wAt, c).mul(kept)), w, wAt, c, rest);
    }

    private static FloatVector ratio(FloatVector m, FloatVector v, FloatVector root, FloatVector epsilon) {
        return m.div(v.sqrt().fma(root, epsilon));
    }
}
