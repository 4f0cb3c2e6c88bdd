// The training of a tagger, from sentences with labels to the best weights.
package rondo.label;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import rondo.basis.ConfigException;
import rondo.basis.Fingerprint;
import rondo.basis.InputException;
import rondo.basis.Shown;
import rondo.basis.Workers;
import rondo.label.TaggerTask.Example;
import rondo.learn.Event;
import rondo.learn.Trainer;
import rondo.learn.Training;
import rondo.learn.model.ModelTraining;
import rondo.learn.model.Preparation;
import rondo.learn.model.TrainingRecord;
import rondo.learn.model.UnknownLabels;
import rondo.text.NameList;

/// The training of a tagger, from sentences with labels to the best weights. With a folder it saves as it goes, and
/// continues what is there.
public final class TaggerTraining extends ModelTraining<TaggerRecipe, Tagger.Trained, TaggerTraining> {
    private static final int MOST_LABELS = 1000;

    private final List<LabelledSentence> train;
    private final List<LabelledSentence> dev;

    /// A training on all cores, without folder.
    ///
    /// @param train learned from
    /// @param dev decides which weights are best and when to end; may be empty
    /// @throws ConfigException if the recipe changes a setting that has no effect
    public TaggerTraining(List<LabelledSentence> train, List<LabelledSentence> dev, TaggerRecipe recipe) {
        super(recipe);
        this.train = train;
        this.dev = dev;
    }

    @Override
    protected Tagger.Trained train(Training settings) {
        var preparation = new Preparation(progress(), stop());
        preparation.beginReading(train.size(), "sentence");
        if (train.isEmpty()) {
            throw new InputException("training sentences: none; expected some with labels");
        }
        var names = TaggerNames.of(train, recipe().vocabulary());
        checkRules(names.labels());
        var record = new TrainingRecord(
                folder(), Tagger.TYPE, recipe(), Map.of("train", hash(train), "dev", hash(dev)), counts(names));
        record.check();
        var model = TaggerParts.create(recipe(), names);
        return learn(
                model,
                record,
                () -> {
                    var examples = examples(train, model, preparation);
                    var judged = examples(dev, model, preparation);
                    warnOfUnknown(names);
                    var task = new TaggerTask(model, record.about().identity(), examples);
                    return () -> new Trainer<>(task, settings, folder()).fit(examples, judged, progress(), stop());
                },
                (known, outcome) -> new Tagger.Trained(new Tagger(model, known, new Workers(threads())), outcome));
    }

    /// Checks that labels are so few that a field can have a score for each pair, and follow one another as their
    /// scheme has it.
    private void checkRules(NameList labels) {
        if (recipe().output().equals("crf") && labels.size() > MOST_LABELS) {
            throw new InputException("training sentences: " + Shown.count(labels.size(), "label") + ", such as "
                    + Shown.text(labels.names().getFirst()) + "; expected at most " + MOST_LABELS
                    + " with output crf; is it the right column or file? Or take --output softmax");
        }
        recipe().scheme(labels).ifPresent(scheme -> {
            for (int s = 0; s < train.size(); s++) {
                var own = train.get(s).labels();
                int at = scheme.firstForbidden(own);
                if (at >= 0) {
                    String words = Shown.text(String.join(" ", train.get(s).words()));
                    throw new InputException("training sentences: sentence " + (s + 1) + " (" + words + ") has "
                            + (at < own.size() ? Shown.text(own.get(at)) : "its end")
                            + (at == 0 ? " at its beginning" : " behind " + Shown.text(own.get(at - 1))) + ", which "
                            + scheme + " forbids; mend it, or let any label follow any: --rules free");
                }
            }
        });
    }

    private static List<Example> examples(
            List<LabelledSentence> sentences, TaggerParts model, Preparation preparation) {
        var examples = new ArrayList<Example>();
        for (var sentence : sentences) {
            preparation.goOn();
            examples.add(TaggerTask.example(model, sentence, examples.size()));
        }
        return examples;
    }

    private void warnOfUnknown(TaggerNames names) {
        var words = new UnknownLabels(names.labels());
        dev.forEach(sentence -> sentence.labels().forEach(words::add));
        words.warning("dev sentences", "words that have them cannot be labelled right")
                .ifPresent(this::warn);
        names.sentences().ifPresent(known -> {
            var wholes = new UnknownLabels(known);
            dev.forEach(sentence -> sentence.sentenceLabel().ifPresent(wholes::add));
            wholes.warning("dev sentences", "sentences that have them cannot be labelled right")
                    .ifPresent(this::warn);
        });
    }

    private void warn(String message) {
        progress().on(new Event.Warned(message));
    }

    private Map<String, String> counts(TaggerNames names) {
        var counts = new LinkedHashMap<String, String>();
        counts.put("train_sentences", Integer.toString(train.size()));
        counts.put("dev_sentences", Integer.toString(dev.size()));
        counts.put("labels", Integer.toString(names.labels().size()));
        names.sentences().ifPresent(own -> counts.put("sentence_labels", Integer.toString(own.size())));
        return counts;
    }

    private static String hash(List<LabelledSentence> sentences) {
        return Fingerprint.of(sentences.stream()
                .flatMap(sentence -> Stream.of(
                        String.join(" ", sentence.words()),
                        String.join(" ", sentence.labels()),
                        sentence.sentenceLabel().orElse(""))));
    }
}
