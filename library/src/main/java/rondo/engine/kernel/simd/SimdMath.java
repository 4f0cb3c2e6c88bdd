// The functions that vectors of floats need and the processor lacks.
package rondo.engine.kernel.simd;

import static rondo.engine.kernel.simd.Lanes.all;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// The functions that vectors of floats need and the processor lacks, from polynomials fitted to the smallest
/// largest relative error. NaN gives NaN. Constants are vectors already: to make one costs the compiler as much
/// as a load.
final class SimdMath {
    private static final FloatVector ONE = all(1);
    private static final FloatVector HALF = all(0.5);

    /// Beyond this the tangent is 1 in single precision.
    private static final FloatVector SATURATED = all(8.3);

    private static final FloatVector SATURATED_LOW = all(-8.3);
    private static final FloatVector P1 = all(0.12961788f);
    private static final FloatVector P2 = all(2.9668144e-3f);
    private static final FloatVector P3 = all(9.695979e-6f);
    private static final FloatVector P4 = all(-1.4107607e-8f);
    private static final FloatVector P5 = all(2.1798242e-11f);
    private static final FloatVector Q1 = all(0.46295097f);
    private static final FloatVector Q2 = all(0.023950834f);
    private static final FloatVector Q3 = all(2.3451692e-4f);

    /// 1.5 * 2^23: adding it leaves the nearest whole number in the low bits.
    private static final FloatVector ROUND = all(0x1.8p23);

    private static final FloatVector LOWEST = all(-87);
    private static final FloatVector LOG2_E = all(1.442695f);
    private static final FloatVector MINUS_LN2_HIGH = all(-0.6931472f);
    private static final FloatVector MINUS_LN2_LOW = all(1.9046542e-9f);
    private static final FloatVector E2 = all(0.49999994f);
    private static final FloatVector E3 = all(0.16666515f);
    private static final FloatVector E4 = all(0.041668456f);
    private static final FloatVector E5 = all(8.369419e-3f);
    private static final FloatVector E6 = all(1.3813145e-3f);

    private static final FloatVector ROOT_THREE = all(1.7320508f);
    private static final FloatVector MINUS_ROOT_THREE = all(-1.7320508f);
    private static final FloatVector LOG_ROOT_THREE = all(0.54930615f);
    private static final FloatVector L1 = all(2);
    private static final FloatVector L3 = all(2 / 3.0);
    private static final FloatVector L5 = all(2 / 5.0);
    private static final FloatVector L7 = all(2 / 7.0);
    private static final FloatVector L9 = all(2 / 9.0);

    private SimdMath() {}

    /// The hyperbolic tangent as the quotient of odd polynomials, x p(x^2) / q(x^2); off by at most 3e-7,
    /// absolute or relative.
    static FloatVector tanh(FloatVector x) {
        x = x.blend(SATURATED, x.compare(VectorOperators.GT, SATURATED));
        x = x.blend(SATURATED_LOW, x.compare(VectorOperators.LT, SATURATED_LOW));
        var u = x.mul(x);
        var p = P5.fma(u, P4).fma(u, P3).fma(u, P2).fma(u, P1).fma(u, ONE);
        var q = Q3.fma(u, Q2).fma(u, Q1).fma(u, ONE);
        return x.mul(p).div(q);
    }

    /// 1 / (1 + e^-x), as (1 + tanh(x/2)) / 2; off by at most 2e-7, absolute.
    static FloatVector logistic(FloatVector x) {
        return tanh(x.mul(HALF)).fma(HALF, HALF);
    }

    /// e^x for x at most 88; off by at most 1e-7, relative; below -87 what it is at -87.
    static FloatVector exp(FloatVector x) {
        x = x.blend(LOWEST, x.compare(VectorOperators.LT, LOWEST));
        var shifted = x.fma(LOG2_E, ROUND);
        var n = shifted.sub(ROUND);
        var r = n.fma(MINUS_LN2_LOW, n.fma(MINUS_LN2_HIGH, x));
        var p = E6.fma(r, E5).fma(r, E4).fma(r, E3).fma(r, E2).fma(r, ONE).fma(r, ONE);
        var power =
                shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).add(127 << 23);
        return p.mul(power.reinterpretAsFloats());
    }

    /// The natural logarithm of a number from 1 to 3, about the middle by the series of the inverse hyperbolic
    /// tangent; off by at most 3e-7, absolute.
    static FloatVector log(FloatVector x) {
        var z = x.add(MINUS_ROOT_THREE).div(x.add(ROOT_THREE));
        var u = z.mul(z);
        return L9.fma(u, L7).fma(u, L5).fma(u, L3).fma(u, L1).fma(z, LOG_ROOT_THREE);
    }
}
