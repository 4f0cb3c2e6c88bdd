// Learning to parse.
package rondo.structure.parse;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import rondo.basis.Workers;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.learn.Score;
import rondo.learn.Task;
import rondo.net.layer.Layer;
import rondo.net.loss.CrossEntropy;
import rondo.net.word.Sentence;
import rondo.net.word.UnsureSentences;
import rondo.structure.span.Span;
import rondo.text.tree.Tree;

/// Learning to parse: the structured hinge loss of trees and the cross-entropy of tags, judged by EVALB's F1. Rare
/// words are unknown at random, so that unknown words are learned by their characters.
final class ParserTask implements Task<ParserTask.Example> {
    /// A tag that is not known.
    static final int NO_TAG = -1;

    /// One tree to learn from.
    ///
    /// @param sentence its words
    /// @param tags the number of the tag of each word, or none
    /// @param spans its phrases
    /// @param tree the tree
    /// @param number which example it is, so that its words become unknown in their own way
    record Example(Sentence sentence, int[] tags, List<Span> spans, Tree tree, int number) {}

    private final ParserParts model;
    private final String identity;
    private final UnsureSentences sentences;

    /// @param identity of the model, the same when training continues
    /// @param train what is learned from
    ParserTask(ParserParts model, String identity, List<Example> train) {
        this.model = model;
        this.identity = identity;
        this.sentences = new UnsureSentences(
                train.stream().map(Example::sentence),
                model.names().words().size() + 1,
                model.recipe().wordDropout());
    }

    @Override
    public Layer net() {
        return model.net();
    }

    @Override
    public Var loss(Tape tape, List<Example> batch) {
        var read = model.net()
                .read(
                        tape,
                        batch.stream()
                                .map(e -> sentences.read(tape, e.sentence(), e.number()))
                                .toList());
        var spans = batch.stream().map(Example::spans).toList();
        var trees = model.net().trees().loss(read.above(), read.layout(), spans);
        int[] tags = read.layout().pack(batch.stream().map(Example::tags).toArray(int[][]::new));
        int[] rows = IntStream.range(0, tags.length)
                .filter(row -> tags[row] != NO_TAG)
                .toArray();
        int[] targets = Arrays.stream(rows).map(row -> tags[row]).toArray();
        var tagging = new CrossEntropy(model.net().tags(), Ops.gather(read.states(), rows), targets, 0).loss();
        return trees.map(loss -> Ops.add(loss, tagging)).orElse(tagging);
    }

    @Override
    public int cost(Example example) {
        return example.sentence().length();
    }

    @Override
    public int units(Example example) {
        return example.sentence().length();
    }

    @Override
    public Optional<Score> score(List<Example> dev, Workers workers) {
        var trees =
                new TreeSearch(model).best(dev.stream().map(Example::sentence).toList(), workers);
        var score = ParserEvaluation.score(dev.stream().map(Example::tree).toList(), trees);
        return Optional.of(new Score("F1", score.f1()));
    }

    @Override
    public Map<String, String> identity() {
        return Map.of("identity", identity);
    }
}
