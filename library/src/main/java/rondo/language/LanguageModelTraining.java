// The training of a language model, from text to the best weights.
package rondo.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
import rondo.text.PlainText;
import rondo.text.Tokenizer;
import rondo.text.TokenizerTrainer;
import rondo.text.Vocabulary;

/// The training of a language model, from text to the best weights. With a folder it saves as it goes,
/// continues what is there, and keeps the tokens of the training text beside the model, so that memory does not
/// grow with the text.
public final class LanguageModelTraining
        extends ModelTraining<LanguageModelRecipe, LanguageModel.Trained, LanguageModelTraining> {
    private static final String TOKENS = "train.tokens";
    private static final int LONGEST_LINE = 1000; // tokens
    private static final double MANY_UNKNOWN = 0.1;

    private final PlainText train;
    private final PlainText dev;
    private final Map<String, String> hashes = new LinkedHashMap<>();
    private Optional<Tokenizer> given = Optional.empty();

    /// A training on all cores, without folder.
    ///
    /// @param train learned from
    /// @param dev decides which weights are best and when to end; may be empty
    /// @throws ConfigException if the recipe changes a setting that has no effect
    public LanguageModelTraining(PlainText train, PlainText dev, LanguageModelRecipe recipe) {
        super(recipe);
        this.train = train;
        this.dev = dev;
    }

    /// Cuts texts with a tokenizer that there is, such as a translator's, rather than one learned from the
    /// training text.
    public LanguageModelTraining tokenizer(Tokenizer tokenizer) {
        given = Optional.of(tokenizer);
        return this;
    }

    @Override
    protected LanguageModel.Trained train(Training settings) {
        var preparation = new Preparation(progress(), stop());
        var text = train.each(preparation::goOn);
        if (text.isBlank()) {
            throw nothing();
        }
        hashes.put("train", text.fingerprint());
        hashes.put("dev", dev.fingerprint());
        given.ifPresent(
                tokenizer -> hashes.put("tokenizer", fingerprint(tokenizer).hex()));
        var record = new TrainingRecord(folder(), LanguageModel.TYPE, recipe(), hashes, Map.of());
        record.check();
        var tokenizer = record.begun()
                .map(path -> LanguageParts.tokenizer(ModelFolder.read(path), path))
                .or(() -> given)
                .orElseGet(() -> learned(preparation));
        preparation.begin(
                record.begun().isEmpty()
                        ? "cutting " + train.name() + " into tokens"
                        : "reading the tokens of " + train.name());
        try (var corpus = corpus(text, tokenizer);
                var judged = Corpus.of(dev.each(preparation::goOn), tokenizer)) {
            warn("training", corpus);
            warn("dev", judged);
            return train(settings, record, tokenizer, corpus, judged);
        }
    }

    private LanguageModel.Trained train(
            Training settings, TrainingRecord record, Tokenizer tokenizer, Corpus corpus, Corpus judged) {
        var model = LanguageParts.create(recipe(), tokenizer, corpus.counts());
        return learn(
                model,
                record,
                () -> {
                    int width = recipe().contiguous()
                            ? Stretches.count(corpus, recipe().batch(), recipe().steps())
                            : recipe().batch(); // so that a batch has each stream once
                    var examples = examples(corpus, width);
                    var task = new LanguageTask(model, record.about().identity(), width, model.scope());
                    var batching = settings.batching().size(width);
                    var trainer = new Trainer<>(task, settings.batching(batching), folder());
                    return () -> trainer.fit(examples, judged(judged), progress(), stop());
                },
                (known, outcome) ->
                        new LanguageModel.Trained(new LanguageModel(model, known, new Workers(threads())), outcome));
    }

    private Tokenizer learned(Preparation preparation) {
        preparation.begin("learning a vocabulary from " + train.name());
        return TokenizerTrainer.train(
                train, recipe().segmentation(), recipe().textNormalization(), recipe().vocabulary(), preparation::goOn);
    }

    private Corpus corpus(PlainText text, Tokenizer tokenizer) {
        if (folder().isEmpty()) {
            return Corpus.of(text, tokenizer);
        }
        var name = fingerprint(tokenizer).add(hashes.getOrDefault("train", ""));
        return Corpus.cached(folder().get().resolve(TOKENS), text, tokenizer, name.hex());
    }

    private static Fingerprint fingerprint(Tokenizer tokenizer) {
        var sum = new Fingerprint().add(tokenizer.normalization().toString());
        tokenizer.vocabulary().tokens().forEach(sum::add);
        return sum;
    }

    private List<Stretch> examples(Corpus corpus, int streams) {
        var examples = recipe().contiguous()
                ? Stretches.streams(corpus, streams, recipe().steps())
                : Stretches.lines(corpus, LONGEST_LINE);
        if (examples.isEmpty()) {
            throw nothing();
        }
        return examples;
    }

    private InputException nothing() {
        return new InputException(train.name() + ": no text in it; expected lines of text to learn from");
    }

    private List<Stretch> judged(Corpus corpus) {
        return corpus.size() == 0
                ? List.of()
                : recipe().contiguous() ? Stretches.parts(corpus) : Stretches.lines(corpus, LONGEST_LINE);
    }

    private void warn(String which, Corpus corpus) {
        long unknown = corpus.counts()[Vocabulary.UNKNOWN];
        if (unknown > MANY_UNKNOWN * corpus.size()) {
            progress()
                    .on(new Event.Warned(String.format(
                            Locale.ROOT,
                            "%s text: %.0f %% of %d tokens are unknown; expected few; raise --vocabulary, or use"
                                    + " --tokens bpe",
                            which,
                            100.0 * unknown / corpus.size(),
                            corpus.size())));
        }
    }
}
