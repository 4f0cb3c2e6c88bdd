// The training of an encoder of phrases, from sentences to the best weights.
package rondo.structure.phrase;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rondo.basis.ConfigException;
import rondo.basis.Fingerprint;
import rondo.basis.InputException;
import rondo.basis.Shown;
import rondo.basis.Workers;
import rondo.learn.Event;
import rondo.learn.Stopping;
import rondo.learn.Trainer;
import rondo.learn.Training;
import rondo.learn.model.GivenVectors;
import rondo.learn.model.ModelTraining;
import rondo.learn.model.Preparation;
import rondo.learn.model.TrainingRecord;
import rondo.learn.model.UnknownLabels;
import rondo.structure.phrase.PhraseEncoderTask.Example;
import rondo.text.NameList;

/// The training of an encoder of phrases, from sentences or trees, with labels or without, to the best weights.
/// With a folder it saves as it goes, and continues what is there.
public final class PhraseEncoderTraining
        extends ModelTraining<PhraseEncoderRecipe, PhraseEncoder.Trained, PhraseEncoderTraining> {
    private final List<Phrase> train;
    private final List<Phrase> dev;
    private Optional<Path> vectors = Optional.empty();

    /// A training on all cores, without folder.
    ///
    /// @param train learned from; what has no words, or too many, is left out
    /// @param dev decides which weights are best and when to end, by its labels, or by its error of reconstruction
    ///     if it has none; may be empty
    /// @throws ConfigException if the recipe changes a setting that has no effect
    public PhraseEncoderTraining(List<Phrase> train, List<Phrase> dev, PhraseEncoderRecipe recipe) {
        super(recipe);
        this.train = train;
        this.dev = dev;
    }

    /// Begins with the word vectors of a file; words that are not in it begin at random (see [GivenVectors]). They are
    /// learned on where there are labels.
    public PhraseEncoderTraining vectors(Path file) {
        vectors = Optional.of(file);
        return this;
    }

    @Override
    protected PhraseEncoder.Trained train(Training settings) {
        var preparation = new Preparation(progress(), stop());
        preparation.beginReading(train.size(), "sentence");
        var words =
                NameList.mostFrequent(train.stream().flatMap(phrase -> phrase.words().stream()), recipe().vocabulary());
        var labels = labels();
        var given =
                vectors.map(file -> GivenVectors.read(file, words.names(), "hidden", recipe().hidden(), preparation));
        var record = new TrainingRecord(folder(), PhraseEncoder.TYPE, recipe(), hashes(given), counts(given));
        record.check();
        var model = PhraseEncoderParts.create(recipe(), words, labels);
        return learn(
                model,
                record,
                () -> {
                    given.ifPresent(from -> from.fill(model.net().embedding(), 1, true));
                    var examples = examples(train, model, "training", preparation);
                    var judged = examples(dev, model, "dev", preparation);
                    var task = new PhraseEncoderTask(model, record.about().identity(), examples);
                    var trainer = new Trainer<>(task, better(settings, judged), folder());
                    return () -> trainer.fit(examples, judged, progress(), stop());
                },
                (known, outcome) ->
                        new PhraseEncoder.Trained(new PhraseEncoder(model, known, new Workers(threads())), outcome));
    }

    /// The labels of all sentences; one alone is none.
    private NameList labels() {
        var labels = train.stream()
                .map(Phrase::label)
                .filter(label -> !label.isEmpty())
                .distinct()
                .sorted()
                .toList();
        boolean asked = recipe().labels().equals("sentence");
        if (asked && labels.size() == 1) {
            warn("all labels are " + Shown.text(labels.getFirst()) + "; nothing to learn from them");
        }
        return NameList.of(asked && labels.size() > 1 ? labels : List.of());
    }

    /// The settings, better meaning a lower loss where no label is judged.
    private static Training better(Training settings, List<Example> judged) {
        boolean labelled = judged.stream().anyMatch(example -> example.label() != PhraseEncoderTask.NO_LABEL);
        var stopping = settings.stopping();
        return labelled
                ? settings
                : settings.stopping(new Stopping(Stopping.By.LOSS, stopping.patience(), stopping.every()));
    }

    /// What can be learned of some phrases; what cannot be is counted, and said.
    private List<Example> examples(
            List<Phrase> phrases, PhraseEncoderParts model, String which, Preparation preparation) {
        var examples = new ArrayList<Example>();
        var unknown = new UnknownLabels(model.labels());
        warnOfTrees(phrases, which);
        for (int p = 0; p < phrases.size(); p++) {
            preparation.goOn();
            var phrase = phrases.get(p);
            int label = model.labels().number(phrase.label());
            unknown.add(phrase.label());
            if (!phrase.words().isEmpty() && phrase.words().size() <= recipe().maxLength()) {
                examples.add(new Example(model.number(phrase), label, p));
            }
        }
        int left = phrases.size() - examples.size();
        if (left > 0) {
            warn(left + " of " + phrases.size() + " " + which + " sentences left out; expected 1 to "
                    + recipe().maxLength() + " words; see --max-length");
        }
        unknown.warning(which + " sentences", "sentences that have them do not count")
                .ifPresent(this::warn);
        if (examples.isEmpty() && which.equals("training")) {
            throw new InputException("training sentences: none of " + phrases.size() + " has 1 to "
                    + recipe().maxLength() + " words; expected some, one a line");
        }
        return examples;
    }

    /// Says how many trees do not stay as they are.
    private void warnOfTrees(List<Phrase> phrases, String which) {
        long changed = phrases.stream()
                .flatMap(phrase -> phrase.tree().stream())
                .filter(tree -> !NumberedPhrase.fits(tree))
                .count();
        if (changed > 0) {
            warn(changed + " of " + phrases.size() + " " + which + " trees made binary to the right, without nodes of"
                    + " one child, as an autoencoder takes two children");
        }
    }

    private void warn(String message) {
        progress().on(new Event.Warned(message));
    }

    private Map<String, String> hashes(Optional<GivenVectors> given) {
        var hashes = new LinkedHashMap<>(Map.of("train", hash(train), "dev", hash(dev)));
        given.ifPresent(from -> hashes.put(GivenVectors.NAME, from.fingerprint()));
        return hashes;
    }

    private Map<String, String> counts(Optional<GivenVectors> given) {
        var counts = new LinkedHashMap<String, String>();
        counts.put("train_sentences", Integer.toString(train.size()));
        counts.put("dev_sentences", Integer.toString(dev.size()));
        given.ifPresent(from -> counts.putAll(from.provenance()));
        return counts;
    }

    private static String hash(List<Phrase> phrases) {
        var fingerprint = new Fingerprint();
        phrases.forEach(phrase -> fingerprint
                .add(phrase.label())
                .add(phrase.tree().map(Object::toString).orElseGet(phrase::text)));
        return fingerprint.hex();
    }
}
