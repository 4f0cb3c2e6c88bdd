// A softmax over classes, then over the words of a class.
package rondo.net.loss;

import java.util.Arrays;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Shape;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Initializer;
import rondo.net.layer.Linear;
import rondo.net.layer.Parameter;
import rondo.net.layer.ParameterVisitor;

/// A softmax over classes, then over the words of a class (Goodman 2001): `p(w) = p(class of w) p(w | its
/// class)`. Exact, at the cost of about 2 sqrt(V) dot products a word. Parameters: `weight` [V,D], `bias`
/// [V,1], `classes.weight` [C,D], `classes.bias` [C].
public final class ClassSoftmax implements OutputLayer {
    private static final int MOST_PAIRS = 1 << 18; // at a time

    private final WordClasses classes;
    private final Linear ofClasses;
    private final Parameter weight;
    private final Parameter bias;

    /// @param weight [V,D], which may be shared with an embedding
    /// @param counts how often each word occurs
    public ClassSoftmax(Parameter weight, long[] counts, Rng rng) {
        this.classes = new WordClasses(counts);
        int features = weight.shape().columns();
        this.ofClasses = new Linear(
                features, classes.count(), Initializer.logFrequency(classes.counts(counts)), rng.at("classes"));
        this.weight = weight;
        this.bias = new Parameter(Shape.of(counts.length, 1), Initializer.logFrequency(counts), rng.at("bias"));
    }

    @Override
    public int words() {
        return weight.shape().rows();
    }

    @Override
    public int inputs() {
        return weight.shape().columns();
    }

    @Override
    public Loss loss(Var x, int[] targets, double smoothing) {
        Targets.check("class softmax", x, targets, words(), smoothing);
        var first = new CrossEntropy(
                ofClasses, x, Arrays.stream(targets).map(classes::of).toArray(), 0);
        var end = new LossEnd("class softmax", x);
        float[] losses = first.losses().clone();
        double sum = 0;
        for (int from = 0; from < targets.length; ) {
            int to = from;
            int pairs = 0;
            do {
                pairs += members(targets[to++]).length;
            } while (to < targets.length && pairs + members(targets[to]).length <= MOST_PAIRS);
            sum += within(x, targets, new Rows(from, to, pairs), losses, end);
            from = to;
        }
        end.loss().value().set(0, 0, sum);
        return new Loss(Ops.add(first.loss(), end.loss()), losses);
    }

    /// Some rows, one after the other.
    ///
    /// @param to the first that is none of them
    /// @param pairs how many words their classes have together
    private record Rows(int from, int to, int pairs) {}

    private int[] members(int word) {
        return classes.members(classes.of(word));
    }

    /// The loss of the words of some rows within their classes, which is added to `losses`.
    private double within(Var x, int[] targets, Rows rows, float[] losses, LossEnd end) {
        var pairs = new RowPairs(rows.pairs());
        for (int r = rows.from(); r < rows.to(); r++) {
            for (int word : members(targets[r])) {
                pairs.add(r, word);
            }
        }
        var scores = pairs.scores(x, weight, bias);
        double sum = 0;
        int start = 0;
        for (int r = rows.from(); r < rows.to(); r++) {
            int size = members(targets[r]).length;
            float[] loss = new float[1];
            int[] place = {classes.place(targets[r])};
            var row = scores.columns(start, start + size);
            sum += x.tape().precision().pointwise().crossEntropy(row, place, 0, 0, loss);
            losses[r] += loss[0];
            start += size;
        }
        if (x.tape().recording()) {
            pairs.back(scores, x, weight, bias, end);
        }
        return sum;
    }

    @Override
    public Distribution distribution(Tape tape, int rows) {
        var ofClass = tape.empty(rows, classes.count()); // [R,C]
        var logProbs = tape.empty(rows, words());
        double[] sums = new double[classes.count()];
        return x -> {
            ofClasses.apply(tape, x, ofClass);
            tape.precision().pointwise().logSoftmax(ofClass);
            tape.precision().gemm().multiply(x, 0, rows, weight.packed(tape, true), 0, logProbs, 0);
            for (int r = 0; r < rows; r++) {
                normalize(logProbs, ofClass, r, sums);
            }
            return logProbs;
        };
    }

    /// Turns the scores of all words into log-probabilities.
    ///
    /// @param sums receives for each class its log-probability less the logarithm of its words' sum
    private void normalize(Tensor scores, Tensor ofClass, int row, double[] sums) {
        for (int c = 0; c < sums.length; c++) {
            double most = Double.NEGATIVE_INFINITY;
            for (int word : classes.members(c)) {
                scores.set(row, word, scores.get(row, word) + bias.value().get(word, 0));
                most = Math.max(most, scores.get(row, word));
            }
            double sum = 0;
            for (int word : classes.members(c)) {
                sum += Math.exp(scores.get(row, word) - most);
            }
            sums[c] = ofClass.get(row, c) - most - Math.log(sum);
        }
        for (int word = 0; word < words(); word++) {
            scores.set(row, word, scores.get(row, word) + sums[classes.of(word)]);
        }
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("weight", weight);
        visitor.add("bias", bias);
        visitor.add("classes", ofClasses);
    }
}
