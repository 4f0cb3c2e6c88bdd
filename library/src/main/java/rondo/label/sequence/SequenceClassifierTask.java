// Learning to label sequences.
package rondo.label.sequence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import rondo.basis.Workers;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.learn.Score;
import rondo.learn.Task;
import rondo.metric.Accuracy;
import rondo.net.layer.Layer;
import rondo.net.loss.CrossEntropy;
import rondo.text.RareWords;

/// Learning to label sequences: cross-entropy, judged by the share that is right. Rare tokens are unknown at
/// random, so that unknown ones are learned.
final class SequenceClassifierTask implements Task<SequenceClassifierTask.Example> {
    /// One sequence to learn from.
    ///
    /// @param sequence in numbers
    /// @param label its number
    /// @param number which example it is, so that its tokens become unknown in their own way
    record Example(EncodedSequence sequence, int label, int number) {}

    private final SequenceClassifierParts model;
    private final String identity;
    private final RareWords rare;

    /// @param identity of the model, the same when training continues
    /// @param train what is learned from
    SequenceClassifierTask(SequenceClassifierParts model, String identity, List<Example> train) {
        this.model = model;
        this.identity = identity;
        this.rare = new RareWords(
                train.stream().map(example -> example.sequence().tokens()),
                model.elements().size(),
                model.recipe().wordDropout());
    }

    @Override
    public Layer net() {
        return model.net();
    }

    @Override
    public Var loss(Tape tape, List<Example> batch) {
        var unsure = tape.batchRng().at("tokens");
        var sequences = batch.stream()
                .map(example -> tape.recording()
                        ? example.sequence().with(rare.hide(example.sequence().tokens(), unsure.at(example.number())))
                        : example.sequence())
                .toList();
        var layout = EncodedSequence.layout(sequences);
        var rows = model.net().read(tape, sequences, layout).rows();
        int[] labels = IntStream.range(0, batch.size())
                .map(column -> batch.get(layout.sequence(column)).label())
                .toArray();
        return new CrossEntropy(model.net().output(), rows, labels, 0).loss();
    }

    @Override
    public int cost(Example example) {
        return example.sequence().length();
    }

    @Override
    public int units(Example example) {
        return 1;
    }

    @Override
    public Optional<Score> score(List<Example> dev, Workers workers) {
        var answers = new SequenceLabeller(model)
                .label(dev.stream().map(Example::sequence).toList(), workers);
        long right = IntStream.range(0, dev.size())
                .filter(i -> largest(answers.get(i)) == dev.get(i).label())
                .count();
        return Optional.of(new Score("accuracy", 100 * new Accuracy(right, dev.size()).rate()));
    }

    private static int largest(float[] logProbs) {
        int largest = 0;
        for (int i = 1; i < logProbs.length; i++) {
            largest = logProbs[i] > logProbs[largest] ? i : largest;
        }
        return largest;
    }

    @Override
    public Map<String, String> identity() {
        return Map.of("identity", identity);
    }
}
