// How probable it is that a word ends.
package rondo.decode.word;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import rondo.decode.word.WordEnds.Run;
import rondo.engine.kernel.Kernels;
import rondo.engine.kernel.Pointwise;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Shape;
import rondo.engine.tensor.Tensor;

/// How probable it is that the word before ends: the probability of all tokens that do not continue it, `</s>`
/// among them. A word of a model over parts of words is as probable as its tokens times this (Oh and Schuler
/// 2024, Pimentel and Meister 2024).
public final class EndMass {
    private static final List<Run> RUNS = List.of(Run.LETTERS, Run.DIGITS);

    private final Pointwise pointwise;
    private final Tensor ends; // of each run, 1 for tokens that do not continue it, [2,V]
    private final Tensor probabilities; // [R,V]
    private final Tensor sums; // [1,R]
    private final int[] all;
    private final int[] which;

    /// @param scope from which this takes its memory, once
    /// @param type of log-probabilities
    /// @param rows R, the most there are at once
    public EndMass(WordEnds words, Scope scope, DType type, int rows) {
        int size = words.tokenizer().vocabulary().size();
        this.pointwise = Kernels.pointwise(type);
        double[] numbers = new double[RUNS.size() * size];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = words.continues(RUNS.get(i / size), i % size) ? 0 : 1;
        }
        this.ends = Tensor.of(scope, type, Shape.of(RUNS.size(), size), numbers);
        this.probabilities = Tensor.empty(scope, type, rows, size);
        this.sums = Tensor.empty(scope, type, 1, rows);
        this.all = IntStream.range(0, rows).toArray();
        this.which = new int[rows];
    }

    /// The probability that words of letters end.
    ///
    /// @param logProbs [B,V], of the token behind each
    /// @return [1,R] with B numbers, the same tensor each time
    public Tensor ofLetters(Tensor logProbs) {
        Run[] runs = new Run[logProbs.rows()];
        Arrays.fill(runs, Run.LETTERS);
        return of(logProbs, runs);
    }

    /// The probability that words end.
    ///
    /// @param logProbs [B,V], of the token behind each
    /// @param runs what the last character of each belongs to; of a sign the result means nothing
    /// @return [1,R] with B numbers, the same tensor each time
    Tensor of(Tensor logProbs, Run[] runs) {
        int rows = logProbs.rows();
        for (int row = 0; row < rows; row++) {
            which[row] = Math.max(0, RUNS.indexOf(runs[row]));
        }
        var copy = probabilities.rows(0, rows).copy(logProbs);
        pointwise.exp(copy);
        pointwise.dots(copy, all, ends, which, rows, sums);
        return sums;
    }
}
