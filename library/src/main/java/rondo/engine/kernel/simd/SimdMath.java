// The functions that vectors of floats need and the processor lacks.
package rondo.engine.kernel.simd;

import static rondo.engine.kernel.simd.Lanes.all;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// The functions that vectors of floats need and the processor lacks, from polynomials fitted to the smallest
/// largest relative error. NaN gives NaN.
final class SimdMath {
    private static final float SATURATED = 8.3f;

    /// 1.5 * 2^23: adding it leaves the nearest whole number in the low bits.
    private static final float ROUND = 0x1.8p23f;

    private static final float LOG2_E = 1.442695f;
    private static final float LN2_HIGH = 0.6931472f;
    private static final float LN2_LOW = -1.9046542e-9f;

    private SimdMath() {}

    /// The hyperbolic tangent as the quotient of odd polynomials, x p(x^2) / q(x^2); off by at most 3e-7,
    /// absolute or relative.
    static FloatVector tanh(FloatVector x) {
        var low = all(-SATURATED);
        var high = all(SATURATED);
        x = x.blend(high, x.compare(VectorOperators.GT, high));
        x = x.blend(low, x.compare(VectorOperators.LT, low));
        var u = x.mul(x);
        var p = all(2.1798242e-11f).fma(u, all(-1.4107607e-8f));
        p = p.fma(u, all(9.695979e-6f));
        p = p.fma(u, all(2.9668147e-3f));
        p = p.fma(u, all(0.12961788f));
        p = p.fma(u, all(1));
        var q = all(2.3451692e-4f).fma(u, all(0.023950834f));
        q = q.fma(u, all(0.46295097f));
        q = q.fma(u, all(1));
        return x.mul(p).div(q);
    }

    /// 1 / (1 + e^-x), as (1 + tanh(x/2)) / 2; off by at most 2e-7, absolute.
    static FloatVector logistic(FloatVector x) {
        var half = all(0.5f);
        return tanh(x.mul(half)).fma(half, half);
    }

    /// e^x for x at most 88; off by at most 1e-7, relative; below -87 what it is at -87.
    static FloatVector exp(FloatVector x) {
        var lowest = all(-87);
        x = x.blend(lowest, x.compare(VectorOperators.LT, lowest));
        var shifted = x.fma(all(LOG2_E), all(ROUND));
        var n = shifted.sub(all(ROUND));
        var r = n.fma(all(-LN2_HIGH), x);
        r = n.fma(all(-LN2_LOW), r);
        var p = all(1.3813145e-3f).fma(r, all(8.369419e-3f));
        p = p.fma(r, all(0.041668456f));
        p = p.fma(r, all(0.16666515f));
        p = p.fma(r, all(0.49999994f));
        p = p.fma(r, all(1));
        p = p.fma(r, all(1));
        var power =
                shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).add(127 << 23);
        return p.mul(power.reinterpretAsFloats());
    }
}
