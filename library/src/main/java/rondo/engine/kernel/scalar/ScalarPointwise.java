// Elementwise work, sums and softmax as plain loops.
package rondo.engine.kernel.scalar;

import rondo.engine.kernel.Activation;
import rondo.engine.kernel.DropoutMask;
import rondo.engine.kernel.Fit;
import rondo.engine.kernel.Pointwise;
import rondo.engine.tensor.Tensor;

/// Elementwise work, sums and softmax as plain loops, in double precision.
final class ScalarPointwise implements Pointwise {
    @Override
    public void apply(Activation f, Tensor x, Tensor y) {
        Fit.same("apply", x, y);
        for (int r = 0; r < y.rows(); r++) {
            for (int c = 0; c < y.columns(); c++) {
                y.set(r, c, Functions.value(f, x.get(r, c)));
            }
        }
    }

    @Override
    public void applyBackward(Activation f, Tensor y, Tensor dy, Tensor dx) {
        Fit.same("apply backward", y, dy);
        Fit.same("apply backward", y, dx);
        for (int r = 0; r < dx.rows(); r++) {
            for (int c = 0; c < dx.columns(); c++) {
                dx.set(r, c, dx.get(r, c) + dy.get(r, c) * Functions.slope(f, y.get(r, c)));
            }
        }
    }

    @Override
    public void add(double alpha, Tensor x, Tensor y) {
        Fit.same("add", x, y);
        for (int r = 0; r < y.rows(); r++) {
            for (int c = 0; c < y.columns(); c++) {
                y.set(r, c, y.get(r, c) + alpha * x.get(r, c));
            }
        }
    }

    @Override
    public void scale(double alpha, Tensor y) {
        for (int r = 0; r < y.rows(); r++) {
            for (int c = 0; c < y.columns(); c++) {
                y.set(r, c, alpha * y.get(r, c));
            }
        }
    }

    @Override
    public void multiplyAdd(Tensor a, Tensor b, Tensor z) {
        Fit.same("multiply and add", a, z);
        Fit.same("multiply and add", b, z);
        for (int r = 0; r < z.rows(); r++) {
            for (int c = 0; c < z.columns(); c++) {
                z.set(r, c, z.get(r, c) + a.get(r, c) * b.get(r, c));
            }
        }
    }

    @Override
    public void addBias(Tensor bias, Tensor y) {
        Fit.row("add bias", bias, y);
        for (int r = 0; r < y.rows(); r++) {
            for (int c = 0; c < y.columns(); c++) {
                y.set(r, c, y.get(r, c) + bias.get(0, c));
            }
        }
    }

    @Override
    public void sumRows(Tensor x, Tensor sum) {
        Fit.row("sum of rows", sum, x);
        for (int c = 0; c < x.columns(); c++) {
            double total = sum.get(0, c);
            for (int r = 0; r < x.rows(); r++) {
                total += x.get(r, c);
            }
            sum.set(0, c, total);
        }
    }

    @Override
    public void gather(Tensor x, int[] rows, Tensor y) {
        Fit.columns("gather", x, 1, y);
        Fit.indices("gather", rows, y, x);
        for (int r = 0; r < y.rows(); r++) {
            for (int c = 0; c < y.columns(); c++) {
                y.set(r, c, rows[r] < 0 ? 0 : x.get(rows[r], c));
            }
        }
    }

    @Override
    public void scatterAdd(Tensor x, int[] rows, Tensor y) {
        Fit.columns("scatter", x, 1, y);
        Fit.indices("scatter", rows, x, y);
        for (int i = 0; i < x.rows(); i++) {
            for (int c = 0; rows[i] >= 0 && c < x.columns(); c++) {
                y.set(rows[i], c, y.get(rows[i], c) + x.get(i, c));
            }
        }
    }

    @Override
    public void dropout(double rate, long key, Tensor x, Tensor y) {
        Fit.rate("dropout", rate);
        Fit.same("dropout", x, y);
        int limit = DropoutMask.limit(rate);
        for (int r = 0; r < y.rows(); r++) {
            for (int c = 0; c < y.columns(); c++) {
                boolean kept = DropoutMask.number(DropoutMask.row(key, r), c) < limit;
                y.set(r, c, kept ? x.get(r, c) / (1 - rate) : 0);
            }
        }
    }

    @Override
    public void maxout(Tensor x, Tensor y) {
        Fit.columns("maxout", x, 2, y);
        Fit.rows("maxout", x, 0, y.rows());
        for (int r = 0; r < y.rows(); r++) {
            for (int c = 0; c < y.columns(); c++) {
                y.set(r, c, Math.max(x.get(r, 2 * c), x.get(r, 2 * c + 1)));
            }
        }
    }

    @Override
    public void maxoutBackward(Tensor x, Tensor dy, Tensor dx) {
        Fit.same("maxout backward", x, dx);
        Fit.columns("maxout backward", x, 2, dy);
        Fit.rows("maxout backward", dy, 0, x.rows());
        for (int r = 0; r < dy.rows(); r++) {
            for (int c = 0; c < dy.columns(); c++) {
                int winner = x.get(r, 2 * c) >= x.get(r, 2 * c + 1) ? 2 * c : 2 * c + 1;
                dx.set(r, winner, dx.get(r, winner) + dy.get(r, c));
            }
        }
    }

    @Override
    public void logSoftmax(Tensor x) {
        for (int r = 0; r < x.rows(); r++) {
            double logSum = Functions.logSumOfExponentials(x, r, x.columns());
            for (int c = 0; c < x.columns(); c++) {
                x.set(r, c, x.get(r, c) - logSum);
            }
        }
    }

    @Override
    public void logSums(Tensor bias, Tensor x, Tensor y) {
        Fit.logSums("log sums", bias, x, y);
        for (int r = 0; r < x.rows(); r++) {
            double max = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < x.columns(); c++) {
                max = Math.max(max, x.get(r, c) + bias.get(0, c));
            }
            double sum = 0;
            for (int c = 0; c < x.columns(); c++) {
                sum += Math.exp(x.get(r, c) + bias.get(0, c) - max);
            }
            y.set(r, 0, max + Math.log(sum));
        }
    }

    @Override
    public void exp(Tensor x) {
        for (int r = 0; r < x.rows(); r++) {
            for (int c = 0; c < x.columns(); c++) {
                x.set(r, c, Math.exp(x.get(r, c)));
            }
        }
    }

    @Override
    public double crossEntropy(Tensor logits, int[] targets, int first, double smoothing, float[] losses) {
        Fit.targets("cross-entropy", logits, targets, first, losses);
        double loss = 0;
        double everywhere = smoothing / logits.columns();
        for (int r = 0; r < logits.rows(); r++) {
            int target = targets[first + r];
            double logSum = Functions.logSumOfExponentials(logits, r, logits.columns());
            double likelihood = logSum - logits.get(r, target);
            losses[first + r] = (float) likelihood;
            loss += (1 - smoothing) * likelihood;
            for (int c = 0; c < logits.columns(); c++) {
                double logProbability = logits.get(r, c) - logSum;
                loss -= everywhere * logProbability;
                double wanted = everywhere + (c == target ? 1 - smoothing : 0);
                logits.set(r, c, Math.exp(logProbability) - wanted);
            }
        }
        return loss;
    }

    @Override
    public void dots(Tensor a, int[] aRows, Tensor b, int[] bRows, int pairs, Tensor y) {
        Fit.columns("dots", a, 1, b);
        Fit.pairs("dots", aRows, pairs, a);
        Fit.pairs("dots", bRows, pairs, b);
        Fit.pairs("dots", y, pairs, a);
        for (int p = 0; p < pairs; p++) {
            double sum = 0;
            for (int c = 0; c < a.columns(); c++) {
                sum += a.get(aRows[p], c) * b.get(bRows[p], c);
            }
            y.set(0, p, sum);
        }
    }

    @Override
    public void addScaledRows(Tensor s, Tensor x, int[] xRows, int pairs, Tensor z, int[] zRows) {
        Fit.columns("add scaled rows", x, 1, z);
        Fit.pairs("add scaled rows", xRows, pairs, x);
        Fit.pairs("add scaled rows", zRows, pairs, z);
        Fit.pairs("add scaled rows", s, pairs, x);
        for (int p = 0; p < pairs; p++) {
            for (int c = 0; c < x.columns(); c++) {
                z.set(zRows[p], c, z.get(zRows[p], c) + s.get(0, p) * x.get(xRows[p], c));
            }
        }
    }

    @Override
    public void blockDots(Tensor a, Tensor b, Tensor y) {
        Fit.blocks("dots of blocks", a, b, y);
        for (int r = 0; r < y.rows(); r++) {
            for (int g = 0; g < y.columns(); g++) {
                double sum = 0;
                for (int c = 0; c < b.columns(); c++) {
                    sum += a.get(r, g * b.columns() + c) * b.get(r, c);
                }
                y.set(r, g, sum);
            }
        }
    }

    @Override
    public void blockDotsBackward(Tensor a, Tensor b, Tensor dy, Tensor da, Tensor db) {
        Fit.blocks("dots of blocks backward", a, b, dy);
        Fit.same("dots of blocks backward", a, da);
        Fit.same("dots of blocks backward", b, db);
        for (int r = 0; r < dy.rows(); r++) {
            for (int i = 0; i < a.columns(); i++) {
                int c = i % b.columns();
                double slope = dy.get(r, i / b.columns());
                da.set(r, i, da.get(r, i) + slope * b.get(r, c));
                db.set(r, c, db.get(r, c) + slope * a.get(r, i));
            }
        }
    }

    @Override
    public double sumOfSquares(Tensor x) {
        double sum = 0;
        for (int r = 0; r < x.rows(); r++) {
            for (int c = 0; c < x.columns(); c++) {
                sum += x.get(r, c) * x.get(r, c);
            }
        }
        return sum;
    }

    @Override
    public void adam(Tensor weight, Tensor gradient, Tensor m, Tensor v, AdamStep step) {
        Fit.same("adam", gradient, weight);
        Fit.same("adam", m, weight);
        Fit.same("adam", v, weight);
        for (int r = 0; r < weight.rows(); r++) {
            for (int c = 0; c < weight.columns(); c++) {
                double g = step.gradientScale() * gradient.get(r, c);
                double mean = step.beta1() * m.get(r, c) + (1 - step.beta1()) * g;
                double square = step.beta2() * v.get(r, c) + (1 - step.beta2()) * g * g;
                m.set(r, c, mean);
                v.set(r, c, square);
                double old = weight.get(r, c);
                double move = step.rate() * mean / (Math.sqrt(square) * step.root() + step.epsilon());
                weight.set(r, c, old - step.decay() * old - move);
            }
        }
    }

    @Override
    public void adaGrad(Tensor weight, Tensor gradient, Tensor v, AdaGradStep step) {
        Fit.same("adagrad", gradient, weight);
        Fit.same("adagrad", v, weight);
        for (int r = 0; r < weight.rows(); r++) {
            for (int c = 0; c < weight.columns(); c++) {
                double g = step.gradientScale() * gradient.get(r, c);
                double square = v.get(r, c) + g * g;
                v.set(r, c, square);
                weight.set(r, c, weight.get(r, c) - step.rate() * g / (Math.sqrt(square) + step.epsilon()));
            }
        }
    }
}
