// Labels the words of sentences; learned from sentences with labels.
package rondo.label;

import java.nio.file.Path;
import java.util.List;
import rondo.basis.InputException;
import rondo.basis.Workers;
import rondo.learn.Outcome;
import rondo.learn.model.TrainedModel;
import rondo.store.ModelFolder;
import rondo.text.Words;

/// Labels the words of sentences, such as with their part of speech, or with the names and dates that they are part
/// of, and the sentence as a whole where that is learned too, such as with what its speaker wants (Lample et al.
/// 2016; Liu and Lane 2016); learned from sentences with labels. Owns memory off the heap until it is closed. Many
/// threads may use one tagger. One that is forgotten open gives its memory back some time later, with a warning.
public final class Tagger extends TrainedModel<TaggerRecipe> {
    /// The kind of model in `config.json`.
    public static final String TYPE = "tagger";

    /// The most words of a sentence.
    public static final int LONGEST = 10_000;

    private final TaggerParts model;

    Tagger(TaggerParts model, ModelFolder about, Workers workers) {
        super(model, about, workers);
        this.model = model;
    }

    /// A tagger and how its training ended.
    ///
    /// @param tagger with the best weights
    /// @param outcome how it ended
    public record Trained(Tagger tagger, Outcome outcome) {}

    /// Learns on all cores, without saving anything until [#save].
    ///
    /// @param train learned from
    /// @param dev decides which weights are best and when to end; may be empty
    /// @throws InputException if there is nothing to learn from
    public static Tagger train(List<LabelledSentence> train, List<LabelledSentence> dev, TaggerRecipe recipe) {
        return new TaggerTraining(train, dev, recipe).run().tagger();
    }

    /// Opens a saved tagger on all cores.
    ///
    /// @throws rondo.basis.FormatException if the folder does not hold a sound tagger
    public static Tagger open(String folder) {
        return open(Path.of(folder), Runtime.getRuntime().availableProcessors());
    }

    /// Opens a saved tagger.
    ///
    /// @param threads how many work at once
    /// @throws rondo.basis.FormatException if the folder does not hold a sound tagger
    public static Tagger open(Path folder, int threads) {
        return open(
                folder, TYPE, threads, (about, workers) -> new Tagger(TaggerParts.read(about, folder), about, workers));
    }

    /// A sentence with its labels.
    ///
    /// @param sentence words and marks, with blanks between them: `It works .`
    /// @throws InputException if it has no word, or more than [#LONGEST]
    public Tagged tag(String sentence) {
        return tag(List.of(Words.of(sentence))).getFirst();
    }

    /// Each of some sentences with its labels. In f32 an answer does not depend on the others.
    ///
    /// @param sentences words, none empty
    /// @throws InputException if one has no word, or more than [#LONGEST]
    public List<Tagged> tag(List<List<String>> sentences) {
        for (int s = 0; s < sentences.size(); s++) {
            int words = sentences.get(s).size();
            if (words == 0 || words > LONGEST) {
                throw new InputException("sentence " + (s + 1) + ": " + words + " words; expected 1 to " + LONGEST
                        + "; cut it where it may be cut");
            }
        }
        var encoded = sentences.stream().map(model::encode).toList();
        return use(() -> new SentenceLabeller(model).label(encoded, workers()));
    }

    /// How well the model labels sentences whose labels are known.
    ///
    /// @throws InputException if there is none, or one is of more than [#LONGEST] words
    public TaggerEvaluation evaluate(List<LabelledSentence> sentences) {
        if (sentences.isEmpty()) {
            throw new InputException("sentences: none to judge by; expected some with labels");
        }
        long start = System.nanoTime();
        var answers = tag(sentences.stream().map(LabelledSentence::words).toList());
        double seconds = (System.nanoTime() - start) / 1e9;
        return TaggerEvaluation.of(sentences, answers, model.names().words(), seconds);
    }

    /// The labels that it can give to words.
    public List<String> labels() {
        return model.names().labels().names();
    }
}
