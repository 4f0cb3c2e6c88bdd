// A conditional random field over chains of labels.
package rondo.net.loss;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import rondo.basis.Rng;
import rondo.basis.ShapeException;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Shape;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Initializer;
import rondo.net.layer.Layer;
import rondo.net.layer.Parameter;
import rondo.net.layer.ParameterVisitor;
import rondo.net.loss.chain.BestChain;
import rondo.net.loss.chain.ChainRules;
import rondo.net.loss.chain.ChainScores;
import rondo.net.loss.chain.ChainSums;

/// A conditional random field over chains of labels (Lafferty, McCallum and Pereira 2001): the score of a chain `y` of
/// T labels is `begin[y1] + sum over t of emission[t,yt] + sum over t > 1 of transitions[y(t-1),yt] + end[yT]`, and
/// `p(y) = e^score / Z`, where Z sums over all chains. Parameters: `transitions` [L,L], from the label of a row to
/// that of a column, `begin` [L] and `end` [L]; all begin at zero.
///
/// What rules forbid has a probability of zero, in learning as in prediction, unless nothing else is left. What a
/// sentence gives does not depend on the others, to the bit, as all sums are taken in double precision.
///
/// It is no kernel of its own: its loops are over arrays that the compiler makes vectors of, and beside the layers
/// before it they take a small part of the time.
public final class Crf implements Layer {
    private final ChainRules rules;
    private final Parameter transitions;
    private final Parameter begin;
    private final Parameter end;

    /// A field over L labels.
    public Crf(ChainRules rules) {
        int labels = rules.labels();
        this.rules = rules;
        this.transitions = parameter(Shape.of(labels, labels));
        this.begin = parameter(Shape.of(labels));
        this.end = parameter(Shape.of(labels));
    }

    private static Parameter parameter(Shape shape) {
        return new Parameter(shape, Initializer.constant(0), Rng.of(0));
    }

    /// L.
    public int labels() {
        return rules.labels();
    }

    /// Which chains are allowed.
    public ChainRules rules() {
        return rules;
    }

    /// The loss of true labels.
    ///
    /// @param loss `- sum over sentences of log p(labels)`, [1]; part of the tape's end as it is, unscaled
    /// @param losses of each sentence, in nats, in the order of the labels
    public record Loss(Var loss, double[] losses) {}

    /// The loss of true labels; when the tape records, the gradients are taken at once.
    ///
    /// @param emissions scores of L labels for each word, packed rows [N,L]
    /// @param layout of the words
    /// @param truth the labels of each sentence, in the order in which the layout was given their lengths
    /// @throws ShapeException if there are not N rows of L or labels for each word, or one is none of L
    public Loss loss(Var emissions, Ragged layout, int[][] truth) {
        check(emissions.value(), layout);
        check(layout, truth);
        var tape = emissions.tape();
        var end = new LossEnd("conditional random field", emissions);
        var sums = new ChainSums(scores(tape), layout.steps());
        double[] losses = new double[truth.length];
        double[][] pairs = new double[labels()][labels()]; // how often they are expected
        for (int c = 0; c < truth.length; c++) {
            int s = layout.sequence(c);
            losses[s] = sums.forward(emissions.value(), layout, c) - sums.score(truth[s]);
            if (tape.recording()) {
                sums.marginals(end.inputGradient(), layout, c, Optional.of(pairs));
            }
        }
        if (tape.recording()) {
            addGradients(end, layout, truth, pairs);
        }
        end.loss().value().set(0, 0, Arrays.stream(losses).sum());
        return new Loss(end.loss(), losses);
    }

    /// What is expected less what is true.
    private void addGradients(LossEnd loss, Ragged layout, int[][] truth, double[][] pairs) {
        var tape = loss.tape();
        var marginals = loss.inputGradient();
        var first = begin.on(tape).gradient().tensor();
        var last = end.on(tape).gradient().tensor();
        for (int c = 0; c < layout.sequences(); c++) {
            int[] labels = truth[layout.sequence(c)];
            for (int t = 0; t < layout.length(c); t++) {
                int row = layout.offset(t) + c;
                add(marginals, row, labels[t], -1);
                if (t > 0) {
                    pairs[labels[t - 1]][labels[t]]--;
                }
                if (t == 0) {
                    addRow(marginals, row, first);
                }
                if (t == layout.length(c) - 1) {
                    addRow(marginals, row, last);
                }
            }
        }
        var into = transitions.on(tape).gradient().tensor();
        for (int i = 0; i < pairs.length; i++) {
            for (int j = 0; j < pairs.length; j++) {
                add(into, i, j, pairs[i][j]);
            }
        }
    }

    private static void addRow(Tensor from, int row, Tensor to) {
        for (int j = 0; j < to.columns(); j++) {
            add(to, 0, j, from.get(row, j));
        }
    }

    private static void add(Tensor to, int row, int column, double number) {
        to.set(row, column, to.get(row, column) + number);
    }

    /// The best labels of each sentence, in the order in which the layout was given their lengths.
    ///
    /// @param emissions [N,L], packed
    /// @throws ShapeException if they are not N rows of L
    public List<int[]> best(Tape tape, Tensor emissions, Ragged layout) {
        check(emissions, layout);
        var best = new BestChain(scores(tape), layout.steps());
        return IntStream.of(layout.columns())
                .mapToObj(column -> best.of(emissions, layout, column))
                .toList();
    }

    /// How probable each label is at each word.
    ///
    /// @param emissions [N,L], packed
    /// @return [N,L], packed, among the activations of the tape
    /// @throws ShapeException if they are not N rows of L
    public Tensor marginals(Tape tape, Tensor emissions, Ragged layout) {
        check(emissions, layout);
        var marginals = tape.empty(emissions.rows(), labels());
        var sums = new ChainSums(scores(tape), layout.steps());
        for (int c = 0; c < layout.sequences(); c++) {
            sums.forward(emissions, layout, c);
            sums.marginals(marginals, layout, c, Optional.empty());
        }
        return marginals;
    }

    private ChainScores scores(Tape tape) {
        return new ChainScores(
                rules,
                transitions.on(tape).value(),
                begin.on(tape).value(),
                end.on(tape).value());
    }

    private void check(Tensor emissions, Ragged layout) {
        if (emissions.rows() != layout.rows() || emissions.columns() != labels()) {
            throw new ShapeException("conditional random field: " + emissions + " for " + layout + " and " + labels()
                    + " labels; expected a row for each word, with a score for each label");
        }
    }

    private void check(Ragged layout, int[][] truth) {
        if (truth.length != layout.sequences()) {
            throw new ShapeException("conditional random field: labels of " + truth.length + " sentences for " + layout
                    + "; expected labels for each");
        }
        for (int c = 0; c < truth.length; c++) {
            int[] labels = truth[layout.sequence(c)];
            if (labels.length != layout.length(c)
                    || IntStream.of(labels).anyMatch(label -> label < 0 || label >= labels())) {
                throw new ShapeException("conditional random field: labels " + Arrays.toString(labels) + " of sentence "
                        + layout.sequence(c) + "; expected " + layout.length(c) + " of 0 to " + (labels() - 1));
            }
        }
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("transitions", transitions);
        visitor.add("begin", begin);
        visitor.add("end", end);
    }
}
