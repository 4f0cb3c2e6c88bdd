// A tiny task for tests: each word of a sentence has to be answered by another.
package rondo.learn;

import java.util.ArrayList;
import java.util.List;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.net.layer.Embedding;
import rondo.net.layer.Layer;
import rondo.net.layer.Linear;
import rondo.net.layer.Parameters;
import rondo.net.loss.CrossEntropy;

/// A tiny task: each word of a sentence has to be answered by another, through an embedding (its gradient comes
/// in rows), dropout, and two linear layers (theirs come whole).
final class WordTask implements Task<int[]>, AutoCloseable {
    static final int WORDS = 30;

    private final Scope scope = Scope.of("word task");
    private final Embedding embedding;
    private final Linear hidden;
    private final Linear output;
    private final double dropout;

    WordTask(double dropout) {
        this(dropout, DType.F32);
    }

    WordTask(double dropout, DType type) {
        var rng = Rng.of(5);
        this.dropout = dropout;
        embedding = new Embedding(WORDS, 12, rng.at("embedding"));
        hidden = new Linear(12, 16, rng.at("hidden"));
        output = new Linear(16, WORDS, rng.at("output"));
        Parameters.place(net(), scope, type);
    }

    static List<int[]> sentences(int count, long seed) {
        var rng = Rng.of(seed);
        var sentences = new ArrayList<int[]>();
        for (int i = 0; i < count; i++) {
            int[] words = new int[1 + rng.at(i).below(0, 20)];
            for (int w = 0; w < words.length; w++) {
                words[w] = rng.at(i).below(w + 1, WORDS);
            }
            sentences.add(words);
        }
        return sentences;
    }

    @Override
    public Layer net() {
        return visitor -> {
            visitor.add("embedding", embedding);
            visitor.add("hidden", hidden);
            visitor.add("output", output);
        };
    }

    @Override
    public Var loss(Tape tape, List<int[]> batch) {
        int[] words = batch.stream().flatMapToInt(java.util.Arrays::stream).toArray();
        int[] answers = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            answers[i] = (words[i] * 7 + 3) % WORDS;
        }
        var x = Ops.dropout(embedding.apply(tape, words), dropout, "words");
        return new CrossEntropy(output, Ops.tanh(hidden.apply(x)), answers, 0).loss();
    }

    @Override
    public int cost(int[] sentence) {
        return sentence.length;
    }

    @Override
    public int units(int[] sentence) {
        return sentence.length;
    }

    /// All weights, row by row.
    List<float[]> weights() {
        var weights = new ArrayList<float[]>();
        Parameters.values(net()).values().forEach(value -> weights.add(value.toFloats()));
        return weights;
    }

    static Training settings() {
        return Training.standard().precision(Precision.F32).threads(1);
    }

    @Override
    public void close() {
        scope.close();
    }
}
