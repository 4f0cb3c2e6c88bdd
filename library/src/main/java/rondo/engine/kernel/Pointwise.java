// Elementwise work, sums and softmax.
package rondo.engine.kernel;

import rondo.engine.tensor.Tensor;

/// Elementwise work, sums and softmax on the calling thread. Tensors of one call have the same type and, where
/// nothing else is said, the same rows and columns. A row's result does not depend on the other rows.
public interface Pointwise {
    /// `y = f(x)`; x may be y.
    void apply(Activation f, Tensor x, Tensor y);

    /// `dx += f'(x) dy`, by the value y = f(x).
    void applyBackward(Activation f, Tensor y, Tensor dy, Tensor dx);

    /// `y += alpha x`.
    void add(double alpha, Tensor x, Tensor y);

    /// `y = alpha y`.
    void scale(double alpha, Tensor y);

    /// `z += a b`.
    void multiplyAdd(Tensor a, Tensor b, Tensor z);

    /// Adds a row to each row: `y[r] += bias`.
    ///
    /// @param bias [1,F]
    /// @param y [R,F]
    void addBias(Tensor bias, Tensor y);

    /// Adds all rows to one, in rising order: `sum += x[0] + x[1] + ...`.
    ///
    /// @param x [R,F]
    /// @param sum [1,F]
    void sumRows(Tensor x, Tensor sum);

    /// `y[i] = x[rows[i]]`, or zeros where `rows[i]` is below 0; `rows` may be longer than y has rows.
    void gather(Tensor x, int[] rows, Tensor y);

    /// `y[rows[i]] += x[i]`, in rising order of i; nothing where `rows[i]` is below 0.
    void scatterAdd(Tensor x, int[] rows, Tensor y);

    /// The dot products of pairs of rows: `y[0][p] = a[aRows[p]] . b[bRows[p]]`.
    ///
    /// @param pairs P, how many; the row numbers may be more
    /// @param y [1,P] or wider
    void dots(Tensor a, int[] aRows, Tensor b, int[] bRows, int pairs, Tensor y);

    /// The gradient of [#dots], added: `z[zRows[p]] += s[0][p] x[xRows[p]]`, in rising order of p.
    ///
    /// @param pairs P, how many; the row numbers may be more
    /// @param s [1,P] or wider
    void addScaledRows(Tensor s, Tensor x, int[] xRows, int pairs, Tensor z, int[] zRows);

    /// The dot products of each row of b with the blocks of the same row of a: `y[r][g] = a[r][g F ... g F + F] .
    /// b[r]`.
    ///
    /// @param a [R,G F]
    /// @param b [R,F]
    /// @param y [R,G]
    void blockDots(Tensor a, Tensor b, Tensor y);

    /// The gradient of [#blockDots], added to da and db.
    ///
    /// @param dy [R,G]
    /// @param da [R,G F], added to
    /// @param db [R,F], added to
    void blockDotsBackward(Tensor a, Tensor b, Tensor dy, Tensor da, Tensor db);

    /// Keeps each number with probability `1 - rate`, scaled by `1 / (1 - rate)`, else zero: `y = mask x`. Row
    /// r uses the random numbers of `key` at r; so the same call on a gradient is the backward pass. x may be
    /// y.
    void dropout(double rate, long key, Tensor x, Tensor y);

    /// The maximum of each pair of neighbours: `y[r][j] = max(x[r][2j], x[r][2j+1])` (Goodfellow et al. 2013).
    ///
    /// @param x [R,2F]
    /// @param y [R,F]
    void maxout(Tensor x, Tensor y);

    /// The gradient of [#maxout], added to dx; of equal neighbours the first has it.
    ///
    /// @param x [R,2F], as given to maxout
    /// @param dy [R,F]
    /// @param dx [R,2F], added to
    void maxoutBackward(Tensor x, Tensor dy, Tensor dx);

    /// Turns log-probabilities, which are at most 0, into probabilities, in place; below e^-87 single precision
    /// has that.
    void exp(Tensor x);

    /// Turns logits into log-probabilities, in place.
    void logSoftmax(Tensor x);

    /// What [#logSoftmax] would take off each row after [#addBias]: `y[r][0] = log(e^(x[r][0] + bias[0]) + ...)`.
    ///
    /// @param bias [1,V]
    /// @param x [R,V], left as it is
    /// @param y [R,1]
    void logSums(Tensor bias, Tensor x, Tensor y);

    /// The loss of rows of logits against target ids, and its gradient in their place. With label smoothing e
    /// the target distribution is 1-e on the target plus e/V on every word (Szegedy et al. 2016); the gradient
    /// is softmax minus it.
    ///
    /// @param logits [R,V]; on return the gradient of the summed loss
    /// @param targets the target of row r at `targets[first + r]`
    /// @param losses receives at `first + r` the negative log-likelihood of the target alone, without smoothing
    /// @return the summed loss, with smoothing
    double crossEntropy(Tensor logits, int[] targets, int first, double smoothing, float[] losses);

    /// The sum of squares, in a fixed order.
    double sumOfSquares(Tensor x);

    /// One step of Adam (Kingma and Ba 2015): `m = b1 m + (1-b1) g; v = b2 v + (1-b2) g^2; w -= rate m /
    /// (sqrt(v) root + epsilon)` after `w -= decay w` (decoupled, Loshchilov and Hutter 2019).
    void adam(Tensor weight, Tensor gradient, Tensor m, Tensor v, AdamStep step);

    /// The numbers of one step of [#adam].
    ///
    /// @param gradientScale factor on the gradient, for clipping
    /// @param rate the learning rate divided by `1 - b1^t`
    /// @param beta1 decay of the mean
    /// @param beta2 decay of the squares
    /// @param root `1 / sqrt(1 - b2^t)`
    /// @param epsilon added to the root
    /// @param decay learning rate times weight decay
    record AdamStep(
            double gradientScale, double rate, double beta1, double beta2, double root, double epsilon, double decay) {}

    /// One step of AdaGrad (Duchi, Hazan and Singer 2011): `v += g^2; w -= rate g / (sqrt(v) + epsilon)`.
    ///
    /// @param v the sum of squares of all gradients, changed
    void adaGrad(Tensor weight, Tensor gradient, Tensor v, AdaGradStep step);

    /// The numbers of one step of [#adaGrad].
    ///
    /// @param gradientScale factor on the gradient, for clipping
    /// @param rate the learning rate
    /// @param epsilon added to the root
    record AdaGradStep(double gradientScale, double rate, double epsilon) {}
}
