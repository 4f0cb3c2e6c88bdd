// The training of a translator, from texts to the best weights.
package rondo.translate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rondo.basis.ConfigException;
import rondo.basis.Fingerprint;
import rondo.basis.InputException;
import rondo.basis.Workers;
import rondo.learn.Event;
import rondo.learn.Trainer;
import rondo.learn.Training;
import rondo.learn.model.ModelTraining;
import rondo.learn.model.Preparation;
import rondo.learn.model.TrainingRecord;
import rondo.store.ModelFolder;
import rondo.text.ParallelText;
import rondo.text.Tokenizer;
import rondo.text.TokenizerTrainer;
import rondo.text.Vocabulary;

/// The training of a translator, from texts to the best weights. With a folder it saves as it goes, and
/// continues what is there.
public final class TranslatorTraining extends ModelTraining<TranslatorRecipe, Translator.Trained, TranslatorTraining> {
    private final ParallelText train;
    private final ParallelText dev;
    private final Map<String, String> hashes = new LinkedHashMap<>();

    /// A training on all cores, without folder.
    ///
    /// @param train learned from
    /// @param dev decides which weights are best and when to end; may be empty
    /// @throws ConfigException if the recipe changes a setting that has no effect
    public TranslatorTraining(ParallelText train, ParallelText dev, TranslatorRecipe recipe) {
        super(recipe);
        this.train = train;
        this.dev = dev;
        hashes.put("train", hash(train));
        hashes.put("dev", hash(dev));
    }

    @Override
    protected Translator.Trained train(Training settings) {
        var record = new TrainingRecord(folder(), Translator.TYPE, recipe(), hashes, counts());
        record.check();
        var begun = record.begun();
        var preparation = new Preparation(progress(), stop());
        if (begun.isEmpty()) {
            preparation.begin("learning vocabularies from " + train.size() + " pairs");
        }
        var model = TranslationModel.create(
                recipe(), tokenizer(begun, true, preparation), tokenizer(begun, false, preparation));
        return learn(
                model,
                record,
                () -> {
                    preparation.begin("cutting " + train.size() + " pairs into tokens");
                    var examples = examples(model, train, preparation);
                    if (examples.isEmpty()) {
                        throw new InputException("training text: none of " + train.size() + " pairs has 1 to "
                                + recipe().maxLength() + " tokens on both sides; expected some; raise max_length");
                    }
                    if (begun.isEmpty()) {
                        model.net().begin(targetCounts(examples, model.target().vocabulary()));
                    }
                    var judged = examples(model, dev, preparation);
                    var task = new TranslationTask(model, record.about().identity());
                    return () -> new Trainer<>(task, settings, folder()).fit(examples, judged, progress(), stop());
                },
                (known, outcome) ->
                        new Translator.Trained(new Translator(model, known, new Workers(threads())), outcome));
    }

    private List<TranslationExample> examples(TranslationModel model, ParallelText text, Preparation preparation) {
        var examples = new ArrayList<TranslationExample>();
        for (var pair : text) {
            preparation.goOn();
            var example = model.example(pair.source(), pair.target());
            if (model.fits(example)) {
                examples.add(example);
            }
        }
        if (examples.size() < text.size()) {
            progress()
                    .on(new Event.Warned(
                            (text.size() - examples.size()) + " of " + text.size() + " pairs left out; expected 1 to "
                                    + recipe().maxLength() + " tokens on each side; see --max-length"));
        }
        return examples;
    }

    /// How often each target word is to be said.
    private static long[] targetCounts(List<TranslationExample> examples, Vocabulary vocabulary) {
        long[] counts = new long[vocabulary.size()];
        counts[Vocabulary.END] = examples.size();
        for (var example : examples) {
            for (int token : example.target()) {
                counts[token]++;
            }
        }
        return counts;
    }

    private Tokenizer tokenizer(Optional<Path> begun, boolean source, Preparation preparation) {
        if (begun.isPresent()) {
            var there = ModelFolder.read(begun.get());
            return source ? TranslatorFiles.source(there, begun.get()) : TranslatorFiles.target(there, begun.get());
        }
        var text = new ArrayList<String>();
        if (source || recipe().joint()) {
            text.addAll(train.sources());
        }
        if (!source || recipe().joint()) {
            text.addAll(train.targets());
        }
        return TokenizerTrainer.train(
                text,
                recipe().segmentation(),
                source ? recipe().sourceNormalization() : recipe().targetNormalization(),
                recipe().vocabulary(),
                preparation::goOn);
    }

    private Map<String, String> counts() {
        var counts = new LinkedHashMap<String, String>();
        counts.put("train_pairs", Integer.toString(train.size()));
        counts.put("dev_pairs", Integer.toString(dev.size()));
        return counts;
    }

    private static String hash(ParallelText text) {
        var fingerprint = new Fingerprint();
        text.forEach(pair -> fingerprint.add(pair.source()).add(pair.target()));
        return fingerprint.hex();
    }
}
