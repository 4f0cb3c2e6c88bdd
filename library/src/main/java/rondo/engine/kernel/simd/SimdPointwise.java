// Elementwise work, sums and softmax with vectors of floats.
package rondo.engine.kernel.simd;

import java.lang.foreign.MemorySegment;
import rondo.engine.kernel.Activation;
import rondo.engine.kernel.DropoutMask;
import rondo.engine.kernel.Fit;
import rondo.engine.kernel.Pointwise;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Tensor;

/// Elementwise work, sums and softmax on F32 with vectors: each method checks what it is given and runs small
/// loops row by row.
final class SimdPointwise implements Pointwise {
    @Override
    public void apply(Activation f, Tensor x, Tensor y) {
        check("apply", x, y);
        var xs = x.segment();
        var ys = y.segment();
        for (int r = 0; r < y.rows(); r++) {
            Rows.apply(f, xs, x.offset(r), ys, y.offset(r), y.columns());
        }
    }

    @Override
    public void applyBackward(Activation f, Tensor y, Tensor dy, Tensor dx) {
        check("apply backward", y, dy);
        check("apply backward", y, dx);
        var ys = y.segment();
        var dys = dy.segment();
        var dxs = dx.segment();
        for (int r = 0; r < y.rows(); r++) {
            Slopes.addBackward(f, ys, y.offset(r), dys, dy.offset(r), dxs, dx.offset(r), y.columns());
        }
    }

    @Override
    public void add(double alpha, Tensor x, Tensor y) {
        check("add", x, y);
        var xs = x.segment();
        var ys = y.segment();
        for (int r = 0; r < y.rows(); r++) {
            Rows.add((float) alpha, xs, x.offset(r), ys, y.offset(r), y.columns());
        }
    }

    @Override
    public void scale(double alpha, Tensor y) {
        Fit.type("scale", DType.F32, y);
        var ys = y.segment();
        for (int r = 0; r < y.rows(); r++) {
            Rows.scale((float) alpha, 0, ys, y.offset(r), y.columns());
        }
    }

    @Override
    public void multiplyAdd(Tensor a, Tensor b, Tensor z) {
        check("multiply and add", a, z);
        check("multiply and add", b, z);
        var as = a.segment();
        var bs = b.segment();
        var zs = z.segment();
        for (int r = 0; r < z.rows(); r++) {
            Rows.multiplyAdd(as, a.offset(r), bs, b.offset(r), zs, z.offset(r), z.columns());
        }
    }

    @Override
    public void addBias(Tensor bias, Tensor y) {
        Fit.type("add bias", DType.F32, y);
        Fit.row("add bias", bias, y);
        var from = bias.segment();
        var ys = y.segment();
        for (int r = 0; r < y.rows(); r++) {
            Rows.add(1, from, bias.offset(0), ys, y.offset(r), y.columns());
        }
    }

    @Override
    public void sumRows(Tensor x, Tensor sum) {
        Fit.type("sum of rows", DType.F32, x);
        Fit.row("sum of rows", sum, x);
        var xs = x.segment();
        var into = sum.segment();
        for (int r = 0; r < x.rows(); r++) {
            Rows.add(1, xs, x.offset(r), into, sum.offset(0), x.columns());
        }
    }

    @Override
    public void gather(Tensor x, int[] rows, Tensor y) {
        Fit.type("gather", DType.F32, x);
        Fit.columns("gather", x, 1, y);
        Fit.indices("gather", rows, y, x);
        var xs = x.segment();
        var ys = y.segment();
        for (int i = 0; i < y.rows(); i++) {
            if (rows[i] >= 0) {
                MemorySegment.copy(xs, x.offset(rows[i]), ys, y.offset(i), (long) Float.BYTES * y.columns());
            } else {
                Rows.fill(0, ys, y.offset(i), 0, y.columns());
            }
        }
    }

    @Override
    public void scatterAdd(Tensor x, int[] rows, Tensor y) {
        Fit.type("scatter", DType.F32, x);
        Fit.columns("scatter", x, 1, y);
        Fit.indices("scatter", rows, x, y);
        var xs = x.segment();
        var ys = y.segment();
        for (int i = 0; i < x.rows(); i++) {
            if (rows[i] >= 0) {
                Rows.add(1, xs, x.offset(i), ys, y.offset(rows[i]), x.columns());
            }
        }
    }

    @Override
    public void dropout(double rate, long key, Tensor x, Tensor y) {
        Fit.rate("dropout", rate);
        check("dropout", x, y);
        var xs = x.segment();
        var ys = y.segment();
        for (int r = 0; r < y.rows(); r++) {
            Dropping.drop(rate, DropoutMask.row(key, r), xs, x.offset(r), ys, y.offset(r), y.columns());
        }
    }

    @Override
    public void maxout(Tensor x, Tensor y) {
        Fit.type("maxout", DType.F32, x);
        Fit.columns("maxout", x, 2, y);
        Fit.rows("maxout", x, 0, y.rows());
        var xs = x.segment();
        var ys = y.segment();
        for (int r = 0; r < y.rows(); r++) {
            long from = x.offset(r);
            long into = y.offset(r);
            for (int c = 0; c < y.columns(); c++) {
                Rows.set(ys, into, c, Math.max(Rows.get(xs, from, 2 * c), Rows.get(xs, from, 2 * c + 1)));
            }
        }
    }

    @Override
    public void maxoutBackward(Tensor x, Tensor dy, Tensor dx) {
        check("maxout backward", x, dx);
        Fit.columns("maxout backward", x, 2, dy);
        Fit.rows("maxout backward", dy, 0, x.rows());
        var xs = x.segment();
        var dys = dy.segment();
        var dxs = dx.segment();
        for (int r = 0; r < x.rows(); r++) {
            long by = x.offset(r);
            long from = dy.offset(r);
            long into = dx.offset(r);
            for (int c = 0; c < dy.columns(); c++) {
                int winner = Rows.get(xs, by, 2 * c) >= Rows.get(xs, by, 2 * c + 1) ? 2 * c : 2 * c + 1;
                Rows.set(dxs, into, winner, Rows.get(dxs, into, winner) + Rows.get(dys, from, c));
            }
        }
    }

    @Override
    public void logSoftmax(Tensor x) {
        Fit.type("softmax", DType.F32, x);
        var xs = x.segment();
        for (int r = 0; r < x.rows(); r++) {
            double logSum = Softmax.logSum(xs, x.offset(r), x.columns());
            Rows.scale(1, (float) -logSum, xs, x.offset(r), x.columns());
        }
    }

    @Override
    public void logSums(Tensor bias, Tensor x, Tensor y) {
        Fit.type("log sums", DType.F32, x);
        Fit.logSums("log sums", bias, x, y);
        for (int r = 0; r < x.rows(); r++) {
            double logSum = BiasedSoftmax.logSum(bias.segment(), bias.offset(0), x.segment(), x.offset(r), x.columns());
            Rows.set(y.segment(), y.offset(r), 0, (float) logSum);
        }
    }

    @Override
    public void exp(Tensor x) {
        Fit.type("exp", DType.F32, x);
        for (int r = 0; r < x.rows(); r++) {
            Softmax.exponentials(x.segment(), x.offset(r), x.columns(), 0);
        }
    }

    @Override
    public double crossEntropy(Tensor logits, int[] targets, int first, double smoothing, float[] losses) {
        Fit.type("cross-entropy", DType.F32, logits);
        Fit.targets("cross-entropy", logits, targets, first, losses);
        var segment = logits.segment();
        int columns = logits.columns();
        double everywhere = smoothing / columns;
        double loss = 0;
        for (int r = 0; r < logits.rows(); r++) {
            long at = logits.offset(r);
            int target = targets[first + r];
            float wanted = Rows.get(segment, at, target);
            double smooth = smoothing == 0 ? 0 : Softmax.sum(segment, at, columns);
            float max = Softmax.max(segment, at, columns);
            double sum = Softmax.exponentials(segment, at, columns, max);
            double logSum = max + Math.log(sum);
            losses[first + r] = (float) logSum - wanted; // as logSoftmax rounds
            loss += (1 - smoothing) * (logSum - wanted) + everywhere * (columns * logSum - smooth);
            Rows.scale((float) (1 / sum), (float) -everywhere, segment, at, columns);
            Rows.set(segment, at, target, (float) (Rows.get(segment, at, target) - (1 - smoothing)));
        }
        return loss;
    }

    @Override
    public void dots(Tensor a, int[] aRows, Tensor b, int[] bRows, int pairs, Tensor y) {
        Fit.type("dots", DType.F32, a);
        Fit.columns("dots", a, 1, b);
        Fit.pairs("dots", aRows, pairs, a);
        Fit.pairs("dots", bRows, pairs, b);
        Fit.pairs("dots", y, pairs, a);
        var as = a.segment();
        var bs = b.segment();
        var ys = y.segment();
        for (int p = 0; p < pairs; p++) {
            Rows.set(ys, y.offset(0), p, Rows.dot(as, a.offset(aRows[p]), bs, b.offset(bRows[p]), a.columns()));
        }
    }

    @Override
    public void addScaledRows(Tensor s, Tensor x, int[] xRows, int pairs, Tensor z, int[] zRows) {
        Fit.type("add scaled rows", DType.F32, x);
        Fit.columns("add scaled rows", x, 1, z);
        Fit.pairs("add scaled rows", xRows, pairs, x);
        Fit.pairs("add scaled rows", zRows, pairs, z);
        Fit.pairs("add scaled rows", s, pairs, x);
        var factors = s.segment();
        var xs = x.segment();
        var zs = z.segment();
        for (int p = 0; p < pairs; p++) {
            float factor = Rows.get(factors, s.offset(0), p);
            Rows.add(factor, xs, x.offset(xRows[p]), zs, z.offset(zRows[p]), z.columns());
        }
    }

    @Override
    public void blockDots(Tensor a, Tensor b, Tensor y) {
        Fit.type("dots of blocks", DType.F32, y);
        Fit.blocks("dots of blocks", a, b, y);
        long width = (long) Float.BYTES * b.columns();
        var as = a.segment();
        var bs = b.segment();
        var ys = y.segment();
        for (int r = 0; r < y.rows(); r++) {
            for (int g = 0; g < y.columns(); g++) {
                float dot = Rows.dot(as, a.offset(r) + g * width, bs, b.offset(r), b.columns());
                Rows.set(ys, y.offset(r), g, dot);
            }
        }
    }

    @Override
    public void blockDotsBackward(Tensor a, Tensor b, Tensor dy, Tensor da, Tensor db) {
        Fit.type("dots of blocks backward", DType.F32, dy);
        Fit.blocks("dots of blocks backward", a, b, dy);
        check("dots of blocks backward", a, da);
        check("dots of blocks backward", b, db);
        long width = (long) Float.BYTES * b.columns();
        for (int r = 0; r < dy.rows(); r++) {
            for (int g = 0; g < dy.columns(); g++) {
                float slope = Rows.get(dy.segment(), dy.offset(r), g);
                long at = g * width;
                Rows.add(slope, b.segment(), b.offset(r), da.segment(), da.offset(r) + at, b.columns());
                Rows.add(slope, a.segment(), a.offset(r) + at, db.segment(), db.offset(r), b.columns());
            }
        }
    }

    @Override
    public double sumOfSquares(Tensor x) {
        Fit.type("sum of squares", DType.F32, x);
        var xs = x.segment();
        double sum = 0;
        for (int r = 0; r < x.rows(); r++) {
            sum += Rows.dot(xs, x.offset(r), xs, x.offset(r), x.columns());
        }
        return sum;
    }

    @Override
    public void adam(Tensor weight, Tensor gradient, Tensor m, Tensor v, AdamStep step) {
        check("adam", gradient, weight);
        check("adam", m, weight);
        check("adam", v, weight);
        for (int r = 0; r < weight.rows(); r++) {
            AdamRow.step(weight, gradient, m, v, r, step);
        }
    }

    @Override
    public void adaGrad(Tensor weight, Tensor gradient, Tensor v, AdaGradStep step) {
        check("adagrad", gradient, weight);
        check("adagrad", v, weight);
        for (int r = 0; r < weight.rows(); r++) {
            AdamRow.adaGrad(weight, gradient, v, r, step);
        }
    }

    private static void check(String place, Tensor x, Tensor y) {
        Fit.type(place, DType.F32, x);
        Fit.same(place, x, y);
    }
}
