// The training of a recogniser, from samples to the best weights.
package rondo.ink;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rondo.basis.ConfigException;
import rondo.basis.Fingerprint;
import rondo.basis.InputException;
import rondo.basis.Workers;
import rondo.ink.feature.FeatureRows;
import rondo.ink.feature.Features;
import rondo.ink.stroke.InkSample;
import rondo.learn.Event;
import rondo.learn.Trainer;
import rondo.learn.Training;
import rondo.learn.model.ModelTraining;
import rondo.learn.model.Preparation;
import rondo.learn.model.TrainingRecord;
import rondo.net.loss.Ctc;

/// The training of a recogniser, from samples to the best weights. With a folder it saves as it goes, and continues
/// what is there.
public final class RecognizerTraining extends ModelTraining<RecognizerRecipe, Recognizer.Trained, RecognizerTraining> {
    private static final int SAMPLE = 1000; // inks from which the input layer begins
    private static final int NAMED = 3; // samples left out that a warning names

    private final List<InkSample> train;
    private final List<InkSample> dev;
    private final Features features;

    /// A training on all cores, without folder.
    ///
    /// @param train learned from; samples without a label are left out
    /// @param dev decides which weights are best and when to end; may be empty
    /// @throws ConfigException if the recipe changes a setting that has no effect
    public RecognizerTraining(List<InkSample> train, List<InkSample> dev, RecognizerRecipe recipe) {
        super(recipe);
        this.train = train;
        this.dev = dev;
        this.features = recipe.features();
    }

    @Override
    protected Recognizer.Trained train(Training settings) {
        var preparation = new Preparation(progress(), stop());
        preparation.beginReading(train.size(), "sample");
        var labels = Labels.learned(train.stream().flatMap(sample -> sample.label().stream()), recipe().lines());
        var examples = examples(train, labels, "training", recipe().augment() == 0, preparation);
        if (examples.isEmpty() || labels.names().isEmpty()) {
            throw new InputException("training samples: none of " + train.size()
                    + " has ink and a label that fits into it; expected some");
        }
        var record = new TrainingRecord(
                folder(), Recognizer.TYPE, recipe(), Map.of("train", hash(train), "dev", hash(dev)), counts());
        record.check();
        var model = RecognizerParts.create(recipe(), labels);
        return learn(
                model,
                record,
                () -> {
                    if (record.begun().isEmpty()) {
                        model.net().begin(sample(examples));
                    }
                    var task = new RecognizerTask(model, record.about().identity());
                    var judged = examples(dev, labels, "dev", true, preparation);
                    return () -> new Trainer<>(task, settings, folder()).fit(examples, judged, progress(), stop());
                },
                (known, outcome) ->
                        new Recognizer.Trained(new Recognizer(model, known, new Workers(threads())), outcome));
    }

    private List<FeatureRows> sample(List<RecognizerTask.Example> examples) {
        int step = Math.ceilDiv(examples.size(), SAMPLE);
        var rows = new ArrayList<FeatureRows>();
        for (int i = 0; i < examples.size(); i += step) {
            rows.add(examples.get(i).unaltered(features));
        }
        return rows;
    }

    /// What can be learned of some samples; the others are counted, and the first named.
    ///
    /// @param keep whether features are kept, as they are the same each time
    private List<RecognizerTask.Example> examples(
            List<InkSample> samples, Labels labels, String which, boolean keep, Preparation preparation) {
        var examples = new ArrayList<RecognizerTask.Example>();
        var left = new ArrayList<String>();
        for (int i = 0; i < samples.size(); i++) {
            preparation.goOn();
            var sample = samples.get(i);
            var encoded = sample.label().flatMap(label -> labels.encode(label, recipe().lines()));
            var rows = encoded.map(_ -> Reader.rows(features, sample));
            int count = rows.map(FeatureRows::size).orElse(0);
            if (encoded.isPresent() && count > 0 && Ctc.fits(encoded.get(), count)) {
                examples.add(new RecognizerTask.Example(sample.ink(), encoded.get(), count, rows.filter(_ -> keep), i));
            } else {
                left.add(sample.place());
            }
        }
        if (!left.isEmpty()) {
            progress()
                    .on(new Event.Warned(left.size() + " of " + samples.size() + " " + which
                            + " samples left out (" + String.join(", ", left.subList(0, Math.min(NAMED, left.size())))
                            + (left.size() > NAMED ? ", ..." : "")
                            + "); expected ink with a label of known characters that is not longer than the ink"));
        }
        return examples;
    }

    private Map<String, String> counts() {
        var counts = new LinkedHashMap<String, String>();
        counts.put("train_samples", Integer.toString(train.size()));
        counts.put("dev_samples", Integer.toString(dev.size()));
        return counts;
    }

    private static String hash(List<InkSample> samples) {
        var fingerprint = new Fingerprint();
        for (var sample : samples) {
            fingerprint.add(sample.label().orElse(""));
            for (var stroke : sample.ink().strokes()) {
                var points = new StringBuilder();
                for (int i = 0; i < stroke.size(); i++) {
                    points.append(stroke.x(i)).append(' ').append(stroke.y(i)).append(' ');
                    points.append(stroke.hasTimes() ? stroke.time(i) : "").append('\n');
                }
                fingerprint.add(points.toString());
            }
        }
        return fingerprint.hex();
    }
}
