// Predicts the next word; learned from text.
package rondo.language;

import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import rondo.basis.ConfigException;
import rondo.basis.Rng;
import rondo.basis.Workers;
import rondo.decode.Prefix;
import rondo.decode.Sampling;
import rondo.decode.Scorer;
import rondo.decode.Session;
import rondo.decode.ctc.language.Texts;
import rondo.decode.forced.TextScore;
import rondo.decode.forced.TextScorer;
import rondo.decode.forced.TextScoring;
import rondo.decode.word.RankedWord;
import rondo.decode.word.Ranker;
import rondo.learn.Outcome;
import rondo.learn.model.TrainedModel;
import rondo.metric.TextPerplexity;
import rondo.store.ModelFolder;
import rondo.text.PlainText;
import rondo.text.TokenOrder;
import rondo.text.Tokenizer;

/// Predicts the next word: `p(y_t | y_<t)`; learned from text. Owns memory off the heap until it is closed.
/// Many threads may use one model. One that is forgotten open gives its memory back some time later, with a
/// warning.
public final class LanguageModel extends TrainedModel<LanguageModelRecipe> implements TextScorer {
    /// The kind of model in `config.json`.
    public static final String TYPE = "language-model";

    private final LanguageParts model;
    private final WordSearch words;

    LanguageModel(LanguageParts model, ModelFolder about, Workers workers) {
        super(model, about, workers);
        this.model = model;
        this.words = new WordSearch(model.tokenizer());
    }

    /// A language model and how its training ended.
    ///
    /// @param model with the best weights
    /// @param outcome how it ended
    public record Trained(LanguageModel model, Outcome outcome) {}

    /// Learns on all cores, without saving anything until [#save].
    ///
    /// @param train learned from
    /// @param dev decides which weights are best and when to end; may be empty
    /// @throws rondo.basis.InputException if there is nothing to learn from
    public static LanguageModel train(PlainText train, PlainText dev, LanguageModelRecipe recipe) {
        return new LanguageModelTraining(train, dev, recipe).run().model();
    }

    /// Opens a saved language model on all cores.
    ///
    /// @throws rondo.basis.FormatException if the folder does not hold a sound language model
    public static LanguageModel open(String folder) {
        return open(Path.of(folder), Runtime.getRuntime().availableProcessors());
    }

    /// Opens a saved language model.
    ///
    /// @param threads how many work at once
    /// @throws rondo.basis.FormatException if the folder does not hold a sound language model
    public static LanguageModel open(Path folder, int threads) {
        return open(
                folder,
                TYPE,
                threads,
                (about, workers) -> new LanguageModel(LanguageParts.read(about, folder), about, workers));
    }

    /// How surprised the model is by a text.
    ///
    /// @param text lines, read twice
    /// @throws rondo.basis.ShapeException if the model is closed
    public TextPerplexity perplexity(Iterable<String> text) {
        var sum = new TextPerplexity[] {TextPerplexity.NONE};
        judge(text, line -> sum[0] = sum[0].plus(line.perplexity()));
        return sum[0];
    }

    /// Judges a text.
    ///
    /// @param text lines, read twice
    /// @param listener told of each line, in order
    /// @throws rondo.basis.ShapeException if the model is closed
    public void judge(Iterable<String> text, Consumer<JudgedLine> listener) {
        try {
            new TextJudge(model, workers()).run(text, listener);
        } finally {
            Reference.reachabilityFence(this); // not forgotten before
        }
    }

    @Override
    public boolean readsSource() {
        return false;
    }

    /// Judges texts that others made, each as a line of its own, whatever its source.
    @Override
    public List<List<TextScore>> score(List<String> sources, List<List<String>> targets) {
        var scoring = new TextScoring<String>(scorer(), _ -> 1, model.tokenizer(), TokenOrder.FORWARD);
        return use(() -> scoring.score(sources, targets, workers()));
    }

    /// A text of the model's own.
    ///
    /// @param start how it begins; may be empty
    /// @param tokens how long it becomes, ends of lines included
    /// @param seed decides what is drawn
    /// @return the text after its start, in pieces as it comes; closing it gives memory back
    /// @throws ConfigException if `tokens` is below 0
    public Stream<String> generate(String start, Sampling sampling, int tokens, long seed) {
        if (tokens < 0) {
            throw new ConfigException("generate: " + tokens + " tokens; expected at least 0");
        }
        var session = session();
        try {
            var pieces = session.accept(start).generate(sampling, Rng.of(seed));
            return Stream.generate(pieces::next).limit(tokens).onClose(session::close);
        } catch (RuntimeException | Error e) {
            session.close();
            throw e;
        }
    }

    /// A text that grows, empty at first. Closed by the caller.
    public LanguageSession session() {
        return LanguageSession.start(model, about().identity(), words);
    }

    /// A text that grows, from where another session of this model was.
    ///
    /// @param bytes what it gave
    /// @throws rondo.basis.FormatException if they are damaged or of another model
    public LanguageSession session(byte[] bytes) {
        return LanguageSession.of(model, about().identity(), words, bytes);
    }

    /// The model as a scorer of tokens, for searches, ensembles and rescoring. It lives as long as the model.
    ///
    /// @param <S> what outputs are made from; not looked at
    public <S> Scorer<S> scorer() {
        return new LanguageScorer<>(model);
    }

    /// Ranks words that may come next.
    ///
    /// @param text what stands before, its last word complete; empty for the first word
    /// @param candidates the words; `</s>` is the end of the line
    /// @return all of them, the most probable first
    /// @throws rondo.basis.InputException if a candidate is empty
    public List<RankedWord> rank(String text, List<String> candidates) {
        return ranker().rank("", text, candidates);
    }

    /// Tells decoders how probable words are to come next, whatever their source. It lives as long as the model.
    public Ranker ranker() {
        return new Ranker(this::begin, model.tokenizer());
    }

    private Prefix begin(String source) {
        return this.<String>scorer().start(List.of(source));
    }

    /// Texts that a search of labels goes on with, now or later. They live as long as the model; closed by the
    /// caller.
    public Texts texts() {
        return new LanguageTexts(model);
    }

    /// Texts as tokens that grow side by side, none at first. Closed by the caller.
    ///
    /// @param <S> what outputs are made from; not looked at
    public <S> Session<S> streams() {
        return new Session<>(scorer(), about().identity());
    }

    /// The tokenizer.
    public Tokenizer tokenizer() {
        return model.tokenizer();
    }
}
