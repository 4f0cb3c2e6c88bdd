// Labels sequences; learned from sequences with labels.
package rondo.label.sequence;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import rondo.basis.Workers;
import rondo.label.sequence.data.Sequence;
import rondo.label.sequence.data.SequenceSample;
import rondo.learn.Outcome;
import rondo.learn.model.TrainedModel;
import rondo.store.ModelFolder;

/// Labels sequences: words, characters or rows of numbers, such as the language of a name, or who speaks; learned
/// from sequences with labels. Owns memory off the heap until it is closed. Many threads may use one classifier.
/// One that is forgotten open gives its memory back some time later, with a warning.
public final class SequenceClassifier extends TrainedModel<SequenceClassifierRecipe> {
    /// The kind of model in `config.json`.
    public static final String TYPE = "classifier";

    private final SequenceClassifierParts model;

    SequenceClassifier(SequenceClassifierParts model, ModelFolder about, Workers workers) {
        super(model, about, workers);
        this.model = model;
    }

    /// A classifier and how its training ended.
    ///
    /// @param classifier with the best weights
    /// @param outcome how it ended
    public record Trained(SequenceClassifier classifier, Outcome outcome) {}

    /// Learns on all cores, without saving anything until [#save].
    ///
    /// @param train learned from
    /// @param dev decides which weights are best and when to end; may be empty
    /// @throws rondo.basis.InputException if there is nothing to learn from
    public static SequenceClassifier train(
            List<SequenceSample> train, List<SequenceSample> dev, SequenceClassifierRecipe recipe) {
        return new SequenceClassifierTraining(train, dev, recipe).run().classifier();
    }

    /// Opens a saved classifier on all cores.
    ///
    /// @throws rondo.basis.FormatException if the folder does not hold a sound classifier of sequences
    public static SequenceClassifier open(String folder) {
        return open(Path.of(folder), Runtime.getRuntime().availableProcessors());
    }

    /// Opens a saved classifier.
    ///
    /// @param threads how many work at once
    /// @throws rondo.basis.FormatException if the folder does not hold a sound classifier of sequences
    public static SequenceClassifier open(Path folder, int threads) {
        return open(
                folder,
                TYPE,
                threads,
                (about, workers) ->
                        new SequenceClassifier(SequenceClassifierParts.read(about, folder), about, workers));
    }

    /// The label of a text.
    public ClassifiedSequence classify(String text) {
        return classify(List.of(new Sequence.Text(text))).getFirst();
    }

    /// The label of each of some sequences. In f32 an answer does not depend on the others.
    ///
    /// @throws rondo.basis.InputException if one is of another kind than those of training, or has not as many
    ///     numbers in a row
    /// @throws rondo.basis.ShapeException if the model is closed
    public List<ClassifiedSequence> classify(List<? extends Sequence> sequences) {
        var encoded = sequences.stream().map(model.elements()::encode).toList();
        return use(() -> new SequenceLabeller(model).label(encoded, workers())).stream()
                .map(logProbs -> new ClassifiedSequence(model.labels().ranked(logProbs)))
                .toList();
    }

    /// The label of a sequence, and which of its elements decided on it rather than on the next most probable.
    ///
    /// @throws rondo.basis.InputException if it is of another kind than those of training, or has not as many
    ///     numbers in a row
    /// @throws rondo.basis.ShapeException if the model is closed
    public ExplainedSequence explain(Sequence sequence) {
        var answer = classify(List.of(sequence)).getFirst();
        int label = model.labels().number(answer.label());
        int other = answer.next().map(model.labels()::number).orElse(label);
        var encoded = model.elements().encode(sequence);
        var influences = use(() -> new SequenceExplainer(model).explain(encoded, label, other));
        var names = model.elements().names(sequence);
        return new ExplainedSequence(
                answer,
                IntStream.range(0, influences.size())
                        .mapToObj(i -> new ExplainedSequence.Element(
                                names.get(i),
                                influences.get(i).gradient(),
                                influences.get(i).attention()))
                        .toList());
    }

    /// How well the model labels sequences whose labels are known.
    ///
    /// @param samples with labels; those without, or with one that the model does not know, do not count
    /// @throws rondo.basis.InputException if none counts
    public SequenceEvaluation evaluate(List<SequenceSample> samples) {
        var counted = samples.stream()
                .filter(sample -> model.labels().number(sample.label()) >= 0)
                .toList();
        long start = System.nanoTime();
        var answers = classify(counted.stream().map(SequenceSample::sequence).toList());
        return SequenceEvaluation.of(
                counted.stream().map(SequenceSample::label).toList(),
                answers.stream().map(ClassifiedSequence::label).toList(),
                samples.size() - counted.size(),
                (System.nanoTime() - start) / 1e9);
    }

    /// The labels that it can give.
    public List<String> labels() {
        return model.labels().names();
    }
}
