// Learning to label words and sentences.
package rondo.label;

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

/// Learning to label words and sentences: the loss of the labels of words and the cross-entropy of those of
/// sentences, judged by the F1 of spans where labels mark some, else by how many labels are right. Rare words are
/// unknown at random, so that unknown words are learned by their characters.
final class TaggerTask implements Task<TaggerTask.Example> {
    /// A label that is not known, or none.
    static final int NO_LABEL = -1;

    /// One sentence to learn from.
    ///
    /// @param sentence its words
    /// @param labels the number of the label of each word
    /// @param whole the number of the label of the sentence, or none
    /// @param known whether all labels of words are known, and may follow one another; else there is no loss
    /// @param truth the sentence as it was given
    /// @param number which example it is, so that its words become unknown in their own way
    record Example(Sentence sentence, int[] labels, int whole, boolean known, LabelledSentence truth, int number) {}

    /// A sentence as an example.
    ///
    /// @param number which one it is
    static Example example(TaggerParts model, LabelledSentence sentence, int number) {
        var names = model.names();
        int[] labels =
                sentence.labels().stream().mapToInt(names.labels()::number).toArray();
        int whole = sentence.sentenceLabel()
                .flatMap(label -> names.sentences().map(all -> all.number(label)))
                .orElse(NO_LABEL);
        boolean known = IntStream.of(labels).allMatch(label -> label >= 0)
                && model.net().crf().stream().allMatch(crf -> crf.rules().allow(labels));
        return new Example(model.encode(sentence.words()), labels, whole, known, sentence, number);
    }

    private final TaggerParts model;
    private final String identity;
    private final UnsureSentences sentences;

    /// @param identity of the model, the same when training continues
    /// @param train what is learned from
    TaggerTask(TaggerParts model, String identity, List<Example> train) {
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
        var known = batch.stream().filter(Example::known).toList();
        if (known.isEmpty()) {
            return Var.constant(tape, tape.zeros(1));
        }
        var read = model.net()
                .read(
                        tape,
                        known.stream()
                                .map(e -> sentences.read(tape, e.sentence(), e.number()))
                                .toList());
        int[][] labels = known.stream().map(Example::labels).toArray(int[][]::new);
        var words = words(read, labels);
        int[] rows = IntStream.range(0, known.size())
                .filter(column -> whole(known, read, column) != NO_LABEL)
                .toArray();
        if (read.whole().isEmpty() || rows.length == 0) {
            return words;
        }
        int[] wholes =
                IntStream.of(rows).map(column -> whole(known, read, column)).toArray();
        var layer = model.net().sentences().orElseThrow();
        return Ops.add(words, new CrossEntropy(layer, Ops.gather(read.whole().get(), rows), wholes, 0).loss());
    }

    private Var words(TaggerNet.Read read, int[][] labels) {
        var net = model.net();
        return net.crf()
                .map(crf -> crf.loss(net.labels().apply(read.states()), read.layout(), labels)
                        .loss())
                .orElseGet(() -> new CrossEntropy(
                                net.labels(), read.states(), read.layout().pack(labels), 0)
                        .loss());
    }

    private static int whole(List<Example> batch, TaggerNet.Read read, int column) {
        return batch.get(read.layout().sequence(column)).whole();
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
        var found = new SentenceLabeller(model)
                .label(dev.stream().map(Example::sentence).toList(), workers);
        var truth = dev.stream().map(Example::truth).toList();
        return Optional.of(
                TaggerEvaluation.of(truth, found, model.names().words(), 0).score());
    }

    @Override
    public Map<String, String> identity() {
        return Map.of("identity", identity);
    }
}
