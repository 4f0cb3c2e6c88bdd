// The training of a classifier of sequences, from samples to the best weights.
package rondo.label.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rondo.basis.Fingerprint;
import rondo.basis.InputException;
import rondo.basis.Workers;
import rondo.label.sequence.SequenceClassifierTask.Example;
import rondo.label.sequence.data.Sequence;
import rondo.label.sequence.data.SequenceSample;
import rondo.learn.Event;
import rondo.learn.Trainer;
import rondo.learn.Training;
import rondo.learn.model.ModelTraining;
import rondo.learn.model.Preparation;
import rondo.learn.model.TrainingRecord;
import rondo.learn.model.UnknownLabels;
import rondo.text.NameList;
import rondo.text.Segmentation;
import rondo.text.TokenizerTrainer;

/// The training of a classifier of sequences, from samples to the best weights. With a folder it saves as it
/// goes, and continues what is there.
public final class SequenceClassifierTraining
        extends ModelTraining<SequenceClassifierRecipe, SequenceClassifier.Trained, SequenceClassifierTraining> {
    private final List<SequenceSample> train;
    private final List<SequenceSample> dev;

    /// A training on all cores, without folder.
    ///
    /// @param train learned from; samples without a label are left out
    /// @param dev decides which weights are best and when to end; may be empty
    /// @throws rondo.basis.ConfigException if the recipe changes a setting that has no effect
    public SequenceClassifierTraining(
            List<SequenceSample> train, List<SequenceSample> dev, SequenceClassifierRecipe recipe) {
        super(recipe.of(train));
        this.train = labelled(train);
        this.dev = labelled(dev);
    }

    private static List<SequenceSample> labelled(List<SequenceSample> samples) {
        return samples.stream().filter(sample -> !sample.label().isEmpty()).toList();
    }

    @Override
    protected SequenceClassifier.Trained train(Training settings) {
        var preparation = new Preparation(progress(), stop());
        preparation.beginReading(train.size(), "sample");
        if (train.isEmpty()) {
            throw new InputException("training samples: none has a label; expected some");
        }
        var labels = NameList.of(
                train.stream().map(SequenceSample::label).distinct().sorted().toList());
        var record = new TrainingRecord(
                folder(),
                SequenceClassifier.TYPE,
                recipe(),
                Map.of("train", hash(train), "dev", hash(dev)),
                Map.of("train_samples", "" + train.size(), "dev_samples", "" + dev.size()));
        record.check();
        var model = SequenceClassifierParts.create(recipe(), elements(preparation), labels);
        return learn(
                model,
                record,
                () -> {
                    var examples = examples(train, model, "training", preparation);
                    var judged = examples(dev, model, "dev", preparation);
                    if (record.begun().isEmpty()) {
                        model.net()
                                .begin(examples.stream().map(Example::sequence).toList());
                    }
                    var task = new SequenceClassifierTask(model, record.about().identity(), examples);
                    return () -> new Trainer<>(task, settings, folder()).fit(examples, judged, progress(), stop());
                },
                (known, outcome) -> new SequenceClassifier.Trained(
                        new SequenceClassifier(model, known, new Workers(threads())), outcome));
    }

    private Elements elements(Preparation preparation) {
        if (recipe().vectors()) {
            return Elements.columns(train.stream()
                    .flatMap(sample -> width(sample.sequence()).stream())
                    .findFirst()
                    .orElseThrow(() -> new InputException("training samples: texts; expected rows of numbers")));
        }
        var texts = train.stream()
                .map(SequenceSample::sequence)
                .filter(sequence -> sequence instanceof Sequence.Text)
                .map(Sequence::toString)
                .toList();
        return Elements.of(TokenizerTrainer.train(
                texts,
                Segmentation.named(recipe().elements()),
                recipe().normalization(),
                recipe().vocabulary(),
                preparation::goOn));
    }

    private static Optional<Integer> width(Sequence sequence) {
        return sequence instanceof Sequence.Vectors vectors ? Optional.of(vectors.width()) : Optional.empty();
    }

    /// What can be learned of some samples; labels that are not known are said.
    private List<Example> examples(
            List<SequenceSample> samples, SequenceClassifierParts model, String which, Preparation preparation) {
        var examples = new ArrayList<Example>();
        var unknown = new UnknownLabels(model.labels());
        for (int i = 0; i < samples.size(); i++) {
            preparation.goOn();
            var sample = samples.get(i);
            unknown.add(sample.label());
            int label = model.labels().number(sample.label());
            if (label >= 0) {
                examples.add(new Example(model.elements().encode(sample.sequence()), label, i));
            }
        }
        unknown.warning(which + " samples", "samples that have them do not count")
                .ifPresent(text -> progress().on(new Event.Warned(text)));
        return examples;
    }

    private static String hash(List<SequenceSample> samples) {
        return Fingerprint.of(
                samples.stream().flatMap(sample -> Stream.of(sample.label(), numbers(sample.sequence()))));
    }

    private static String numbers(Sequence sequence) {
        return sequence instanceof Sequence.Vectors vectors
                ? vectors.width() + ":" + Arrays.toString(vectors.values())
                : sequence.toString();
    }
}
