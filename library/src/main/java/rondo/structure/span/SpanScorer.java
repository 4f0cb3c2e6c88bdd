// Scores the labels of spans.
package rondo.structure.span;

import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import rondo.basis.Rng;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Activation;
import rondo.engine.tensor.Shape;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Initializer;
import rondo.net.layer.Layer;
import rondo.net.layer.Linear;
import rondo.net.layer.Parameter;
import rondo.net.layer.ParameterVisitor;

/// Scores the labels of spans by what two recurrent nets read between the words before and after them (Cross and
/// Huang 2016; Stern, Andreas and Klein 2017): `s = W_o relu(W (x[to] - x[from]) + b) + b_o`, where `x[i]` is the
/// state between the words i - 1 and i. That a span is no phrase scores 0. `W x` is computed once for each place
/// between words.
///
/// Parameters: `hidden.weight` [M,X], `hidden.bias` [M], `output.weight` [L,M], `output.bias` [L].
final class SpanScorer implements Layer {
    private static final int CHUNK = 256; // spans that go through the output layer together

    private final Linear hidden;
    private final Parameter bias;
    private final Linear output;

    /// @param inputs X
    /// @param size M
    /// @param labels L
    SpanScorer(int inputs, int size, int labels, Rng rng) {
        this.hidden = new Linear(inputs, size, false, rng.at("hidden"));
        this.bias = new Parameter(Shape.of(size), Initializer.constant(0), rng.at("bias"));
        this.output = new Linear(size, labels, rng.at("output"));
    }

    /// `W x` for each place between words.
    ///
    /// @param x [F,X]
    /// @return [F,M]
    Var project(Var x) {
        return hidden.apply(x);
    }

    /// The scores of all labels of some spans.
    ///
    /// @param projected from [#project], [F,M]
    /// @param from the row of it before each span
    /// @param to the row of it after each span
    /// @return [K,L]
    Var scores(Var projected, int[] from, int[] to) {
        return output.apply(new SpanHidden(projected, bias, from, to).output());
    }

    /// The search of a batch.
    ///
    /// @param projected from [#project], [F,M], sentence after sentence
    Search search(Tape tape, Tensor projected) {
        return new Search(tape, projected);
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("hidden", hidden);
        visitor.add("hidden.bias", bias);
        visitor.add("output", output);
    }

    /// Looks for the best label of each span of the sentences of a batch, without gradients.
    final class Search {
        private final Tape tape;
        private final Tensor projected;
        private final Tensor negative; // [F,M]
        private final Tensor states; // [CHUNK,M]
        private final Tensor scores; // [CHUNK,L]
        private final int[] places = new int[CHUNK];
        private int filled;

        private Search(Tape tape, Tensor projected) {
            this.tape = tape;
            this.projected = projected;
            this.negative = tape.empty(projected.rows(), projected.columns()).copy(projected);
            tape.precision().pointwise().scale(-1, negative);
            this.states = tape.empty(CHUNK, projected.columns());
            this.scores = tape.empty(CHUNK, output.outputs());
        }

        /// The best label of each span of a sentence. That of all words is a phrase, if it is more than one.
        ///
        /// @param first the row of the place before its first word
        /// @param words n
        /// @param truth if given, the true label of each span: all others score 1 more, so that what is found
        ///     is the worst error of a tree (Taskar et al. 2004)
        SpanLabels best(int first, int words, Optional<int[]> truth) {
            int whole = words > 1 ? SpanLabels.at(words, 0, words) : -1;
            return best(first, words, truth, place -> place == whole);
        }

        /// The best label of each span of a sentence as a phrase.
        ///
        /// @see #best(int, int, Optional)
        SpanLabels phrases(int first, int words) {
            return best(first, words, Optional.empty(), _ -> true);
        }

        /// The score of each label of a span as a phrase, from the label 1 on.
        ///
        /// @param from the row of the place before it
        /// @param to the row of the place after it
        double[] scores(int from, int to) {
            put(from, to, 1);
            run(1);
            return IntStream.range(0, output.outputs())
                    .mapToDouble(label -> scores.get(0, label))
                    .toArray();
        }

        private SpanLabels best(int first, int words, Optional<int[]> truth, IntPredicate phrase) {
            var best = new SpanLabels(words);
            for (int from = 0; from < words; from++) {
                int to = from + 1;
                while (to <= words) {
                    int count = Math.min(CHUNK - filled, words + 1 - to);
                    put(first + from, first + to, count);
                    for (int i = 0; i < count; i++) {
                        places[filled++] = SpanLabels.at(words, from, to++);
                    }
                    if (filled == CHUNK) {
                        flush(best, truth, phrase);
                    }
                }
            }
            flush(best, truth, phrase);
            return best;
        }

        /// Puts spans that begin at the same place behind those that wait.
        ///
        /// @param from the row of the place before them
        /// @param to the row of the place after the first, followed by those of the others
        private void put(int from, int to, int count) {
            var rows = states.rows(filled, filled + count);
            rows.copyRows(projected, to, 0, count);
            tape.precision().pointwise().addBias(negative.rows(from, from + 1), rows);
        }

        /// Scores the spans that wait.
        private void run(int count) {
            var rows = states.rows(0, count);
            tape.precision().pointwise().addBias(bias.value(), rows);
            tape.precision().pointwise().apply(Activation.RELU, rows, rows);
            output.apply(tape, rows, scores.rows(0, count));
        }

        private void flush(SpanLabels best, Optional<int[]> truth, IntPredicate phrase) {
            if (filled == 0) {
                return;
            }
            run(filled);
            for (int r = 0; r < filled; r++) {
                choose(best, r, truth, phrase.test(places[r]));
            }
            filled = 0;
        }

        private void choose(SpanLabels best, int row, Optional<int[]> truth, boolean phrase) {
            int place = places[row];
            int right = truth.map(labels -> labels[place]).orElse(-1);
            double wrong = truth.isPresent() ? 1 : 0;
            int label = PhraseSpans.NONE;
            double score = phrase ? Double.NEGATIVE_INFINITY : right == PhraseSpans.NONE ? 0 : wrong;
            for (int l = 1; l <= output.outputs(); l++) {
                double other = scores.get(row, l - 1) + (l == right ? 0 : wrong);
                if (other > score) {
                    score = other;
                    label = l;
                }
            }
            best.labels()[place] = label;
            best.scores()[place] = score;
        }
    }
}
