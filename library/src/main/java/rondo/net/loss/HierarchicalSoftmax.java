// A softmax as a walk down a binary tree.
package rondo.net.loss;

import rondo.basis.Rng;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Shape;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Initializer;
import rondo.net.layer.Parameter;
import rondo.net.layer.ParameterVisitor;

/// A softmax as a walk down a binary tree (Morin and Bengio 2005; with a Huffman tree, Mikolov et al. 2013): at
/// each inner node k the walk turns to the second child with probability `logistic(v_k . x + b_k)`; a word's
/// probability is the product of those of its turns. Exact, at the cost of about log2 V dot products a word.
/// Parameters: `weight` [V-1,D], `bias` [V-1,1]; the root is the last.
public final class HierarchicalSoftmax implements OutputLayer {
    private final HuffmanTree tree;
    private final int words;
    private final Parameter weight;
    private final Parameter bias;

    /// @param inputs D
    /// @param counts how often each word occurs
    public HierarchicalSoftmax(int inputs, long[] counts, Rng rng) {
        this.tree = new HuffmanTree(counts);
        this.words = counts.length;
        int nodes = Math.max(1, tree.nodes());
        this.weight = new Parameter(Shape.of(nodes, inputs), Initializer.constant(0), rng.at("weight"));
        this.bias = new Parameter(Shape.of(nodes, 1), (_, node) -> tree.logOdds((int) node), rng.at("bias"));
    }

    @Override
    public int words() {
        return words;
    }

    @Override
    public int inputs() {
        return weight.shape().columns();
    }

    @Override
    public Loss loss(Var x, int[] targets, double smoothing) {
        Targets.check("hierarchical softmax", x, targets, words, smoothing);
        var end = new LossEnd("hierarchical softmax", x);
        int steps = 0;
        for (int target : targets) {
            steps += tree.depth(target);
        }
        var pairs = new RowPairs(steps);
        for (int r = 0; r < targets.length; r++) {
            for (int step = 0; step < tree.depth(targets[r]); step++) {
                pairs.add(r, tree.node(targets[r], step));
            }
        }
        var scores = pairs.scores(x, weight, bias);
        float[] losses = new float[targets.length];
        double sum = 0;
        int pair = 0;
        for (int r = 0; r < targets.length; r++) {
            double loss = 0;
            for (int step = 0; step < tree.depth(targets[r]); step++) {
                boolean turn = tree.turn(targets[r], step);
                double score = scores.get(0, pair);
                loss -= logLogistic(turn ? score : -score);
                scores.set(0, pair++, logistic(score) - (turn ? 1 : 0));
            }
            losses[r] = (float) loss;
            sum += loss;
        }
        if (x.tape().recording()) {
            pairs.back(scores, x, weight, bias, end);
        }
        end.loss().value().set(0, 0, sum);
        return new Loss(end.loss(), losses);
    }

    @Override
    public Distribution distribution(Tape tape, int rows) {
        var scores = tape.empty(rows, weight.shape().rows()); // [R,V-1]
        var logProbs = tape.empty(rows, words);
        double[] reached = new double[tree.nodes()];
        return x -> {
            tape.precision().gemm().multiply(x, 0, rows, weight.packed(tape, true), 0, scores, 0);
            for (int r = 0; r < rows; r++) {
                descend(scores, r, reached, logProbs);
            }
            return logProbs;
        };
    }

    /// @param reached receives the log-probability of each inner node
    private void descend(Tensor scores, int row, double[] reached, Tensor logProbs) {
        for (int k = reached.length - 1; k >= 0; k--) {
            scores.set(row, k, scores.get(row, k) + bias.value().get(k, 0));
            reached[k] = k == reached.length - 1 ? 0 : at(words + k, scores, row, reached);
        }
        for (int w = 0; w < words; w++) {
            logProbs.set(row, w, words == 1 ? 0 : at(w, scores, row, reached));
        }
    }

    private double at(int node, Tensor scores, int row, double[] reached) {
        int parent = tree.parent(node);
        double score = scores.get(row, parent);
        return reached[parent] + logLogistic(tree.isSecond(node) ? score : -score);
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /// Not with `log1p`, which takes several times as long: what it would be better by is lost in the sum.
    private static double logLogistic(double x) {
        return Math.min(x, 0) - Math.log(1 + Math.exp(-Math.abs(x)));
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("weight", weight);
        visitor.add("bias", bias);
    }
}
