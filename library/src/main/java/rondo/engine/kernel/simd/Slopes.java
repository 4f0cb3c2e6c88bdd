// Gradients of activations over one row of floats.
package rondo.engine.kernel.simd;

import static rondo.engine.kernel.simd.Lanes.COUNT;
import static rondo.engine.kernel.simd.Lanes.all;
import static rondo.engine.kernel.simd.Lanes.last;
import static rondo.engine.kernel.simd.Lanes.load;
import static rondo.engine.kernel.simd.Lanes.rest;
import static rondo.engine.kernel.simd.Lanes.store;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import rondo.engine.kernel.Activation;

/// Gradients of activations, by their values, over one row of floats.
final class Slopes {
    private Slopes() {}

    /// `dx += f'(x) dy`, by y = f(x).
    static void addBackward(
            Activation f, MemorySegment y, long yAt, MemorySegment dy, long dyAt, MemorySegment dx, long dxAt, int n) {
        switch (f) {
            case TANH -> addTanh(y, yAt, dy, dyAt, dx, dxAt, n);
            case LOGISTIC -> addLogistic(y, yAt, dy, dyAt, dx, dxAt, n);
            case RELU -> addRelu(y, yAt, dy, dyAt, dx, dxAt, n);
        }
    }

    /// `d = f'(x) d`, by y = f(x).
    static void multiply(Activation f, MemorySegment y, long yAt, MemorySegment d, long dAt, int n) {
        switch (f) {
            case TANH -> multiplyTanh(y, yAt, d, dAt, n);
            case LOGISTIC -> multiplyLogistic(y, yAt, d, dAt, n);
            case RELU -> multiplyRelu(y, yAt, d, dAt, n);
        }
    }

    private static void addTanh(
            MemorySegment y, long yAt, MemorySegment dy, long dyAt, MemorySegment dx, long dxAt, int n) {
        int last = last(n);
        int c = 0;
        for (; c < last; c += COUNT) {
            store(tanh(load(y, yAt, c)).fma(load(dy, dyAt, c), load(dx, dxAt, c)), dx, dxAt, c);
        }
        var rest = rest(c, n);
        var slope = tanh(load(y, yAt, c));
        store(slope.fma(load(dy, dyAt, c), load(dx, dxAt, c)), dx, dxAt, c, rest);
    }

    private static void addLogistic(
            MemorySegment y, long yAt, MemorySegment dy, long dyAt, MemorySegment dx, long dxAt, int n) {
        int last = last(n);
        int c = 0;
        for (; c < last; c += COUNT) {
            store(logistic(load(y, yAt, c)).fma(load(dy, dyAt, c), load(dx, dxAt, c)), dx, dxAt, c);
        }
        var rest = rest(c, n);
        var slope = logistic(load(y, yAt, c));
        store(slope.fma(load(dy, dyAt, c), load(dx, dxAt, c)), dx, dxAt, c, rest);
    }

    private static void addRelu(
            MemorySegment y, long yAt, MemorySegment dy, long dyAt, MemorySegment dx, long dxAt, int n) {
        int last = last(n);
        int c = 0;
        for (; c < last; c += COUNT) {
            store(relu(load(y, yAt, c)).fma(load(dy, dyAt, c), load(dx, dxAt, c)), dx, dxAt, c);
        }
        var rest = rest(c, n);
        var slope = relu(load(y, yAt, c));
        store(slope.fma(load(dy, dyAt, c), load(dx, dxAt, c)), dx, dxAt, c, rest);
    }

    private static void multiplyTanh(MemorySegment y, long yAt, MemorySegment d, long dAt, int n) {
        int last = last(n);
        int c = 0;
        for (; c < last; c += COUNT) {
            store(tanh(load(y, yAt, c)).mul(load(d, dAt, c)), d, dAt, c);
        }
        var rest = rest(c, n);
        store(tanh(load(y, yAt, c)).mul(load(d, dAt, c)), d, dAt, c, rest);
    }

    private static void multiplyLogistic(MemorySegment y, long yAt, MemorySegment d, long dAt, int n) {
        int last = last(n);
        int c = 0;
        for (; c < last; c += COUNT) {
            store(logistic(load(y, yAt, c)).mul(load(d, dAt, c)), d, dAt, c);
        }
        var rest = rest(c, n);
        store(logistic(load(y, yAt, c)).mul(load(d, dAt, c)), d, dAt, c, rest);
    }

    private static void multiplyRelu(MemorySegment y, long yAt, MemorySegment d, long dAt, int n) {
        int last = last(n);
        int c = 0;
        for (; c < last; c += COUNT) {
            store(relu(load(y, yAt, c)).mul(load(d, dAt, c)), d, dAt, c);
        }
        var rest = rest(c, n);
        store(relu(load(y, yAt, c)).mul(load(d, dAt, c)), d, dAt, c, rest);
    }

    /// The slope of the tangent where its value is y.
    static FloatVector tanh(FloatVector y) {
        return y.neg().fma(y, all(1));
    }

    /// The slope of the logistic function where its value is y.
    static FloatVector logistic(FloatVector y) {
        return y.mul(all(1).sub(y));
    }

    private static FloatVector relu(FloatVector y) {
        return all(0).blend(all(1), y.compare(VectorOperators.GT, 0));
    }
}
