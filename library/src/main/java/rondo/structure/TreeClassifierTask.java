// Learning to label trees.
package rondo.structure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import rondo.basis.Rng;
import rondo.basis.Workers;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.learn.Score;
import rondo.learn.Task;
import rondo.metric.Accuracy;
import rondo.net.layer.Layer;
import rondo.net.loss.CrossEntropy;
import rondo.net.tree.TreeBatch;
import rondo.text.RareWords;

/// Learning to label trees: cross-entropy of the label of each node that has one, judged by the share that is
/// right.
/// Rare words are unknown at random, so that unknown words are learned.
final class TreeClassifierTask implements Task<TreeClassifierTask.Example> {
    /// A node without a label, or with one that is not known.
    static final int NO_LABEL = -1;

    /// One tree to learn from.
    ///
    /// @param tree the tree
    /// @param labels the number of the label of each of its [EncodedTree#nodes], or none
    /// @param number which example it is, so that its words become unknown in their own way
    record Example(EncodedTree tree, int[] labels, int number) {
        /// How many nodes have a label.
        int count() {
            return (int)
                    Arrays.stream(labels).filter(label -> label != NO_LABEL).count();
        }
    }

    private final TreeClassifierParts model;
    private final String identity;
    private final RareWords rare;

    /// @param identity of the model, the same when training continues
    /// @param train what is learned from
    TreeClassifierTask(TreeClassifierParts model, String identity, List<Example> train) {
        this.model = model;
        this.identity = identity;
        this.rare = new RareWords(
                train.stream().map(example -> example.tree().words()),
                model.words().size() + 1,
                model.recipe().wordDropout());
    }

    @Override
    public Layer net() {
        return model.net();
    }

    @Override
    public Var loss(Tape tape, List<Example> batch) {
        var unsure = tape.batchRng().at("words");
        var words = batch.stream()
                .map(example -> tape.recording()
                        ? words(example, unsure)
                        : example.tree().words())
                .toList();
        var layout = TreeBatch.of(
                batch.stream().map(example -> example.tree().children()).toList());
        int[] labels = new int[layout.rows()];
        Arrays.fill(labels, NO_LABEL);
        for (int t = 0; t < batch.size(); t++) {
            var example = batch.get(t);
            for (int i = 0; i < example.labels().length; i++) {
                labels[layout.row(t, example.tree().nodes()[i])] = example.labels()[i];
            }
        }
        int again = tape.recording() ? model.recipe().rootWeight() - 1 : 0;
        var roots = IntStream.range(0, again * batch.size())
                .map(i -> i % batch.size())
                .map(t -> layout.row(t, layout.nodes(t) - 1));
        int[] rows = IntStream.concat(IntStream.range(0, labels.length), roots)
                .filter(row -> labels[row] != NO_LABEL)
                .toArray();
        int[] targets = IntStream.of(rows).map(row -> labels[row]).toArray();
        var read = model.net().read(tape, words, layout, rows);
        return new CrossEntropy(model.net().output(), read, targets, 0).loss();
    }

    /// The words of an example, some unknown.
    private int[] words(Example example, Rng unsure) {
        return rare.hide(example.tree().words(), unsure.at(example.number()));
    }

    @Override
    public int cost(Example example) {
        return example.tree().children().length;
    }

    @Override
    public int units(Example example) {
        return example.count();
    }

    /// The upper levels of trees have few nodes, and each level reads all weights: with 12 trees a shard it takes a
    /// quarter more time in all than with 50.
    @Override
    public int shard() {
        return 50;
    }

    @Override
    public Optional<Score> score(List<Example> dev, Workers workers) {
        var answers =
                new TreeLabeller(model).label(dev.stream().map(Example::tree).toList(), workers);
        long right = 0;
        long total = 0;
        for (int t = 0; t < dev.size(); t++) {
            int[] truth = dev.get(t).labels();
            int[] found = answers.get(t).labels();
            right += IntStream.range(0, truth.length)
                    .filter(i -> truth[i] == found[i])
                    .count();
            total += dev.get(t).count();
        }
        return Optional.of(new Score("accuracy", 100 * new Accuracy(right, total).rate()));
    }

    @Override
    public Map<String, String> identity() {
        return Map.of("identity", identity);
    }
}
