// Translates sentences; learned from two aligned texts.
package rondo.translate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rondo.basis.ConfigException;
import rondo.basis.Workers;
import rondo.decode.BeamSearch;
import rondo.decode.Hypothesis;
import rondo.decode.Prefix;
import rondo.decode.Scorer;
import rondo.decode.forced.TextScore;
import rondo.decode.forced.TextScorer;
import rondo.decode.forced.TextScoring;
import rondo.decode.word.RankedWord;
import rondo.decode.word.Ranker;
import rondo.learn.Outcome;
import rondo.learn.model.TrainedModel;
import rondo.metric.Bleu;
import rondo.metric.BleuTokenizer;
import rondo.metric.TranslationEvaluation;
import rondo.store.ModelFolder;
import rondo.text.ParallelText;
import rondo.text.Tokenizer;
import rondo.text.Vocabulary;

/// Translates sentences; learned from two aligned texts. Owns memory off the heap until it is closed. Many
/// threads may use one translator. One that is forgotten open gives its memory back some time later, with a
/// warning.
public final class Translator extends TrainedModel<TranslatorRecipe> implements TextScorer {
    /// The kind of model in `config.json`.
    public static final String TYPE = "translator";

    /// The longest source in tokens; what is beyond is not translated.
    public static final int LONGEST = 2000;

    private final TranslationModel model;
    private final List<Translator> others;
    private final Judges judges;

    /// A translator by itself.
    Translator(TranslationModel model, ModelFolder about, Workers workers) {
        this(model, List.of(), Judges.NONE, about, workers);
    }

    /// @param others of an ensemble, closed with this
    private Translator(
            TranslationModel model, List<Translator> others, Judges judges, ModelFolder about, Workers workers) {
        super(model, about, workers);
        this.model = model;
        this.others = others;
        this.judges = judges;
    }

    /// Learns to translate on all cores, without saving anything until [#save].
    ///
    /// @param train learned from
    /// @param dev decides which weights are best and when to end; may be empty
    /// @throws rondo.basis.InputException if no pair is left to learn from
    public static Translator train(ParallelText train, ParallelText dev, TranslatorRecipe recipe) {
        return new TranslatorTraining(train, dev, recipe).run().translator();
    }

    /// A translator and how its training ended.
    ///
    /// @param translator with the best weights
    /// @param outcome how it ended
    public record Trained(Translator translator, Outcome outcome) {}

    /// Opens a saved translator on all cores.
    ///
    /// @throws rondo.basis.FormatException if the folder does not hold a sound translator
    public static Translator open(String folder) {
        return open(Path.of(folder), Runtime.getRuntime().availableProcessors());
    }

    /// Opens a saved translator.
    ///
    /// @param threads how many work at once
    /// @throws rondo.basis.FormatException if the folder does not hold a sound translator
    public static Translator open(Path folder, int threads) {
        return open(
                folder,
                TYPE,
                threads,
                (about, workers) -> new Translator(TranslationModel.read(about, folder), about, workers));
    }

    /// An ensemble: this and others, whose log-probabilities are averaged at each step. Closing it closes all.
    ///
    /// @throws ConfigException if the vocabularies of one differ from this one's, or it writes in the other order
    public Translator with(List<Translator> more) {
        if (more.stream().anyMatch(other -> other.recipe().rightToLeft() != recipe().rightToLeft())) {
            throw new ConfigException("ensemble: models that write from right to left and others that do not;"
                    + " expected one order; rescore the translations of the ones by the others");
        }
        if (!more.stream().allMatch(this::fits)) {
            throw new ConfigException("ensemble: models with different vocabularies; expected the same;"
                    + " train them on the same text with different seeds");
        }
        return new Translator(
                model, Stream.concat(others.stream(), more.stream()).toList(), judges, about(), workers());
    }

    /// Whether another has the same vocabularies, so that it can be in an ensemble with this if it writes in the
    /// same order.
    public boolean fits(Translator other) {
        return other.model.source().vocabulary().equals(model.source().vocabulary())
                && other.model.target().vocabulary().equals(model.target().vocabulary());
    }

    /// This with something else that judges outputs at each step, such as a language model of the target
    /// language (shallow fusion, Gulcehre et al. 2015). Closing it closes what this does.
    ///
    /// @param scorer of the target tokens of this translator; stays the property of the caller
    /// @param weight of its log-probabilities, 0 or more; those of this have 1
    /// @throws ConfigException if the weight is negative or no number, or this writes from right to left, where
    ///     others read from left to right
    public Translator with(Scorer<int[]> scorer, double weight) {
        if (recipe().rightToLeft()) {
            throw new ConfigException("language model: reads from left to right, but the translator writes from right"
                    + " to left; expected one order; rescore the translations by the language model");
        }
        return new Translator(model, others, judges.and(scorer, weight), about(), workers());
    }

    private List<TranslationModel> models() {
        return Stream.concat(Stream.of(model), others.stream().flatMap(other -> other.models().stream()))
                .toList();
    }

    /// The best translation of a sentence, by a beam of 5.
    public String translate(String sentence) {
        return translate(List.of(sentence)).getFirst();
    }

    /// The best translation of each sentence, by a beam of 5.
    public List<String> translate(List<String> sentences) {
        return translate(sentences, BeamSearch.of(5)).stream()
                .map(list -> list.getFirst().text())
                .toList();
    }

    /// Translations of sentences, best first. A sentence without any token has the empty translation.
    ///
    /// @param search beam, n-best and what else is asked
    public List<List<Translation>> translate(List<String> sentences, BeamSearch search) {
        var sources = sentences.stream().map(this::source).toList();
        int[] filled = IntStream.range(0, sources.size())
                .filter(i -> sources.get(i).length > 0)
                .toArray();
        var found = search(search, Arrays.stream(filled).mapToObj(sources::get).toList());
        var translations = new ArrayList<List<Translation>>();
        var scores = Collections.nCopies(models().size() + judges.list().size(), 0.0);
        var empty = new Translation("", 0, scores, List.of(), List.of(), Optional.empty(), Optional.empty());
        sentences.forEach(_ -> translations.add(List.of(empty)));
        for (int i = 0; i < filled.length; i++) {
            int[] source = sources.get(filled[i]);
            var texts = model.source().texts(sentences.get(filled[i]).strip());
            translations.set(
                    filled[i],
                    found.get(i).stream()
                            .map(h -> model.translation(source, texts, h))
                            .toList());
        }
        return translations;
    }

    /// Judges translations that others made, as this would: with all of the ensemble and what else judges.
    /// Sources are cut as by [#translate(List, BeamSearch)]; one without any token is read as an unknown one.
    /// White space at both ends does not count.
    @Override
    public List<List<TextScore>> score(List<String> sources, List<List<String>> targets) {
        var scoring = new TextScoring<int[]>(scorer(), s -> s.length, model.target(), recipe().writingOrder());
        var read = sources.stream()
                .map(this::source)
                .map(ids -> ids.length > 0 ? ids : new int[] {Vocabulary.UNKNOWN})
                .toList();
        var texts = targets.stream()
                .map(list -> list.stream().map(String::strip).toList())
                .toList();
        return use(() -> scoring.score(read, texts, workers()));
    }

    private List<List<Hypothesis>> search(BeamSearch search, List<int[]> sources) {
        return use(() -> TranslationModel.search(search, scorer(), sources, workers()));
    }

    /// How many tokens a sentence is cut into; those beyond [#LONGEST] are not translated.
    public int tokens(String sentence) {
        return encoded(sentence).length;
    }

    /// Judges the translations of a text against its other side.
    ///
    /// @throws rondo.basis.InputException if the text is empty
    public TranslationEvaluation evaluate(ParallelText text) {
        return evaluate(text, BeamSearch.of(5), BleuTokenizer.V13A);
    }

    /// Judges the translations of a text against its other side.
    ///
    /// @param search beam and what else is asked
    /// @param tokenizer how BLEU cuts words
    public TranslationEvaluation evaluate(ParallelText text, BeamSearch search, BleuTokenizer tokenizer) {
        return evaluate(text.sources(), List.of(text.targets()), search, tokenizer);
    }

    /// Judges the translations of sentences against references.
    ///
    /// @param references one or several translations of the whole text, each with a sentence for each source
    /// @param search beam and what else is asked
    /// @param tokenizer how BLEU cuts words
    /// @throws rondo.basis.InputException if there is no sentence or the numbers of sentences differ
    public TranslationEvaluation evaluate(
            List<String> sources, List<List<String>> references, BeamSearch search, BleuTokenizer tokenizer) {
        long start = System.nanoTime();
        var hypotheses = translate(sources, search).stream()
                .map(list -> list.getFirst().text())
                .toList();
        double seconds = (System.nanoTime() - start) / 1e9;
        return TranslationEvaluation.of(new Bleu(tokenizer), hypotheses, references, seconds);
    }

    /// What the encoder makes of each sentence: its last state, or the mean or maximum of all, [C] each; zeros
    /// for a sentence without any token.
    public List<float[]> encode(List<String> sentences) {
        float[][] contexts = new float[sentences.size()][];
        workers().run(contexts.length, i -> contexts[i] = model.context(source(sentences.get(i))));
        return List.of(contexts);
    }

    /// This translator, with all of the ensemble, as a scorer of target tokens, the last one first if it writes
    /// from right to left; a source is the tokens of a sentence. It lives as long as the translator.
    public Scorer<int[]> scorer() {
        return judges.with(models());
    }

    /// Ranks words that may come next in a translation.
    ///
    /// @param source the sentence that is translated; one without any token is read as an unknown one
    /// @param text what stands before, its last word complete; empty for the first word
    /// @param candidates the words; `</s>` is the end of the sentence
    /// @return all of them, the most probable first
    /// @throws rondo.basis.InputException if a candidate is empty
    /// @throws ConfigException if this writes from right to left
    public List<RankedWord> rank(String source, String text, List<String> candidates) {
        return ranker().rank(source, text, candidates);
    }

    /// Tells decoders how probable words are to come next in a translation. It lives as long as the translator.
    ///
    /// @throws ConfigException if this writes from right to left
    public Ranker ranker() {
        if (recipe().rightToLeft()) {
            throw new ConfigException("rank: a translator that writes from right to left; expected one that writes"
                    + " words in the order of reading; score whole translations by it");
        }
        return new Ranker(this::begin, model.target());
    }

    private Prefix begin(String sentence) {
        int[] ids = source(sentence);
        return scorer().start(List.of(ids.length > 0 ? ids : new int[] {Vocabulary.UNKNOWN}));
    }

    /// Cuts target texts.
    public Tokenizer targetTokenizer() {
        return model.target();
    }

    /// Saves the model in a folder, which is made if it is not there.
    ///
    /// @throws rondo.basis.RondoException if it cannot be written
    /// @throws ConfigException if it is an ensemble
    @Override
    public void save(String folder) {
        if (!others.isEmpty()) {
            throw new ConfigException(folder + ": an ensemble of " + models().size()
                    + " models; expected one model; save each by itself");
        }
        super.save(folder);
    }

    @Override
    public void close() {
        super.close();
        others.forEach(Translator::close);
    }

    private int[] source(String sentence) {
        int[] ids = encoded(sentence);
        return ids.length <= LONGEST ? ids : Arrays.copyOf(ids, LONGEST);
    }

    /// As the training text was read: without white space at both ends.
    private int[] encoded(String sentence) {
        return model.source().encode(sentence.strip());
    }
}
