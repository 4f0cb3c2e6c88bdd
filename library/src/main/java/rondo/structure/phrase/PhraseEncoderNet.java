// From words to vectors of phrases, and from these to labels.
package rondo.structure.phrase;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Shape;
import rondo.net.layer.Embedding;
import rondo.net.layer.Initializer;
import rondo.net.layer.Layer;
import rondo.net.layer.Linear;
import rondo.net.layer.Parameter;
import rondo.net.layer.ParameterVisitor;
import rondo.net.tree.Recursive;
import rondo.net.tree.TreeBatch;
import rondo.net.tree.autoencoder.Autoencoder;
import rondo.net.tree.autoencoder.GreedyTrees;
import rondo.net.tree.autoencoder.Reconstruction;
import rondo.net.tree.autoencoder.TreeMeans;

/// From words to vectors of phrases, and from these to labels: a vector for each word [L,H], an autoencoder over
/// trees, and two outputs, one that labels any node by its vector, as Socher et al. (2011) have it, and one that labels
/// a sentence by the vector of its root and the means of those of its words and of its inner nodes, much as their
/// program does.
///
/// With labels, words begin as short vectors, which grow with what they tell. Without any, they begin at the length
/// one and stay as they are: if they were learned, they would all become alike, which is reconstructed best.
final class PhraseEncoderNet implements Layer {
    private static final double SHORT = 0.2;

    private final boolean toWords;
    private final double dropout;
    private final Embedding embedding;
    private final Autoencoder cell;
    private final Recursive recursive;
    private final Optional<Linear> node;
    private final Optional<Linear> sentence;

    /// Phrases as vectors.
    ///
    /// @param states of all nodes [N,H]
    /// @param batch their layout
    /// @param shapes of the trees, which were built if they were not given
    record Encoded(Var states, TreeBatch batch, List<int[]> shapes) {}

    /// @param words how many are known
    /// @param labels how many there are, 0 for none
    PhraseEncoderNet(PhraseEncoderRecipe recipe, int words, int labels) {
        var rng = Rng.of(recipe.training().seed()).at("weights");
        int h = recipe.hidden();
        this.toWords = recipe.reconstruction().equals("words");
        this.dropout = recipe.dropout();
        double length = labels == 0 ? 1 : SHORT;
        var random = Initializer.gaussian(length / Math.sqrt(h));
        this.embedding = new Embedding(new Parameter(Shape.of(words + 1, h), random, rng.at("embedding")));
        this.cell = new Autoencoder(h, rng.at("cell"));
        this.recursive = new Recursive(cell);
        this.node = labels == 0 ? Optional.empty() : Optional.of(new Linear(h, labels, rng.at("node")));
        this.sentence = labels == 0 ? Optional.empty() : Optional.of(new Linear(3 * h, labels, rng.at("sentence")));
    }

    /// The vectors of words.
    Embedding embedding() {
        return embedding;
    }

    /// Labels a node, if there are labels.
    Optional<Linear> node() {
        return node;
    }

    /// Labels a sentence by its [#features], if there are labels.
    Optional<Linear> sentence() {
        return sentence;
    }

    /// The vectors of all phrases of some sentences.
    Encoded encode(Tape tape, List<NumberedPhrase> phrases) {
        int[] words = phrases.stream()
                .flatMapToInt(phrase -> Arrays.stream(phrase.words()))
                .toArray();
        var vectors = embedding.apply(tape, words);
        var x = node.isEmpty() ? Var.constant(tape, vectors.value()) : Ops.dropout(vectors, dropout, "words");
        var shapes = shapes(tape, phrases, x);
        var batch = TreeBatch.of(shapes);
        return new Encoded(recursive.run(x, batch), batch, shapes);
    }

    private List<int[]> shapes(Tape tape, List<NumberedPhrase> phrases, Var x) {
        if (phrases.stream().allMatch(phrase -> phrase.shape().length > 0)) {
            return phrases.stream().map(NumberedPhrase::shape).toList();
        }
        int[] starts = new int[phrases.size() + 1];
        for (int p = 0; p < phrases.size(); p++) {
            starts[p + 1] = starts[p] + phrases.get(p).words().length;
        }
        var built = GreedyTrees.build(cell, tape, x.value(), starts).iterator();
        return phrases.stream()
                .map(phrase -> {
                    int[] own = built.next();
                    return phrase.shape().length > 0 ? phrase.shape() : own;
                })
                .toList();
    }

    /// The error of reconstruction, summed over all inner nodes; nothing where there is none.
    Optional<Var> error(Encoded encoded) {
        var reconstruction = new Reconstruction(cell, encoded.states(), encoded.batch());
        return toWords ? reconstruction.ofWords() : reconstruction.ofChildren();
    }

    /// What the labels of some nodes are read from, [R,H].
    Var nodes(Encoded encoded, int[] rows) {
        return Ops.dropout(Ops.gather(encoded.states(), rows), dropout, "nodes");
    }

    /// What the label of each sentence is read from, [T,3H].
    Var features(Encoded encoded) {
        var roots = Ops.gather(encoded.states(), encoded.batch().roots());
        var means = TreeMeans.of(encoded.states(), encoded.batch());
        return Ops.dropout(Ops.concat(List.of(roots, means)), dropout, "sentence");
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("embedding", embedding);
        visitor.add("cell", recursive);
        node.ifPresent(output -> visitor.add("node", output));
        sentence.ifPresent(output -> visitor.add("sentence", output));
    }
}
