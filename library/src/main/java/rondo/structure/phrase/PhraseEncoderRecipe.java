// What an encoder of phrases is built of and how it is trained.
package rondo.structure.phrase;

import rondo.learn.Stopping;
import rondo.learn.Training;
import rondo.learn.batch.Batching;
import rondo.learn.model.TrainableRecipe;
import rondo.learn.model.TrainingRecipe;
import rondo.store.Recipes;
import rondo.store.Setting;

/// What an encoder of phrases is built of and how it is trained. [#standard] works for most; every setting is a
/// method here, a key of a JSON recipe and an option of the command line.
///
/// @param labels whether labels of sentences are learned, at each of their nodes
/// @param reconstruction what a node is unfolded to and compared with: its children, or all of its words
/// @param alpha share of reconstruction in the loss, beside labels; all of it where there are none
/// @param vocabulary words with a vector of their own at most, the most frequent; all others share one
/// @param wordDropout how often words are unknown in training, so that unknown words are learned: a word that is
///     there n times with probability a / (n + a) (Kiperwasser and Goldberg 2016)
/// @param leaveOut share of words that are left out of a sentence in training
/// @param hidden numbers in the vector of a word or phrase
/// @param dropout share of numbers set to zero in training, in word vectors and before labels
/// @param smoothing of labels in training: this share of the weight goes to all labels alike
/// @param maxLength words of a sentence at most; longer ones are left out of training
/// @param batch sentences in a batch
/// @param training how it is trained: optimiser, learning rate, epochs and the like
public record PhraseEncoderRecipe(
        @Setting(
                standard = "sentence",
                choices = {"sentence", "none"},
                help = "whether labels of sentences are learned, at each of their nodes")
        String labels,

        @Setting(
                standard = "children",
                choices = {"children", "words"},
                help = "what a node is unfolded to and compared with: its children, or all of its words")
        String reconstruction,

        @Setting(
                standard = "0.2",
                min = 0,
                max = 1,
                help = "share of reconstruction in the loss, beside labels; all of it where there are none")
        double alpha,

        @Setting(standard = "50000", min = 1, max = 1_000_000, help = "words with a vector of their own at most")
        int vocabulary,

        @Setting(
                standard = "0.25",
                min = 0,
                max = 100,
                help =
                        "how often words are unknown in training: with A a word that is there N times in A / (N + A) of them")
        double wordDropout,

        @Setting(
                standard = "0.2",
                min = 0,
                max = 0.95,
                help = "share of words that are left out of a sentence in training")
        double leaveOut,

        @Setting(standard = "100", min = 2, max = 8192, help = "numbers in the vector of a word or phrase")
        int hidden,

        @Setting(
                standard = "0.4",
                min = 0,
                max = 0.95,
                help = "share of numbers set to zero in training, in word vectors and before labels")
        double dropout,

        @Setting(
                standard = "0.1",
                min = 0,
                max = 0.9,
                help = "smoothing of labels in training: this share of the weight goes to all labels alike")
        double smoothing,

        @Setting(
                standard = "200",
                min = 1,
                max = 100_000,
                help = "words of a sentence at most; longer ones are left out of training")
        int maxLength,

        @Setting(standard = "32", min = 1, max = 100_000, help = "sentences in a batch")
        int batch,

        @Setting.Defaults({"decay=linear", "epochs=5", "patience=0", "precision=f32"})
        TrainingRecipe training)
        implements TrainableRecipe<PhraseEncoderRecipe> {

    /// All defaults.
    public static PhraseEncoderRecipe standard() {
        return Recipes.standard(PhraseEncoderRecipe.class);
    }

    /// This recipe with another [#labels].
    public PhraseEncoderRecipe labels(String value) {
        return Recipes.with(this, "labels", value);
    }

    /// This recipe with another [#reconstruction].
    public PhraseEncoderRecipe reconstruction(String value) {
        return Recipes.with(this, "reconstruction", value);
    }

    /// This recipe with another [#alpha].
    public PhraseEncoderRecipe alpha(double value) {
        return Recipes.with(this, "alpha", value);
    }

    /// This recipe with another [#vocabulary].
    public PhraseEncoderRecipe vocabulary(int value) {
        return Recipes.with(this, "vocabulary", value);
    }

    /// This recipe with another [#wordDropout].
    public PhraseEncoderRecipe wordDropout(double value) {
        return Recipes.with(this, "wordDropout", value);
    }

    /// This recipe with another [#leaveOut].
    public PhraseEncoderRecipe leaveOut(double value) {
        return Recipes.with(this, "leaveOut", value);
    }

    /// This recipe with another [#hidden].
    public PhraseEncoderRecipe hidden(int value) {
        return Recipes.with(this, "hidden", value);
    }

    /// This recipe with another [#dropout].
    public PhraseEncoderRecipe dropout(double value) {
        return Recipes.with(this, "dropout", value);
    }

    /// This recipe with another [#smoothing].
    public PhraseEncoderRecipe smoothing(double value) {
        return Recipes.with(this, "smoothing", value);
    }

    /// This recipe with another [#maxLength].
    public PhraseEncoderRecipe maxLength(int value) {
        return Recipes.with(this, "maxLength", value);
    }

    /// This recipe with another [#batch].
    public PhraseEncoderRecipe batch(int value) {
        return Recipes.with(this, "batch", value);
    }

    @Override
    public Training trainingSettings() {
        return training.settings(batch, Batching.By.EXAMPLES, Stopping.By.SCORE);
    }
}
