// What a language model is built of and how it is trained.
package rondo.language;

import rondo.basis.ConfigException;
import rondo.learn.Stopping;
import rondo.learn.Training;
import rondo.learn.batch.Batching;
import rondo.learn.model.TrainableRecipe;
import rondo.learn.model.TrainingRecipe;
import rondo.net.recurrent.Cells;
import rondo.store.Recipes;
import rondo.store.Setting;
import rondo.text.Normalization;
import rondo.text.Segmentation;

/// What a language model is built of and how it is trained. [#standard] works for most; every setting is a
/// method here, a key of a JSON recipe and an option of the command line.
///
/// @param tokens what a text is cut into: words, characters, or byte-pair units learned from the training
///     text
/// @param vocabulary tokens in a vocabulary at most
/// @param lowercase lower-case the text
/// @param normalization Unicode normalisation of the text
/// @param contiguous the lines of the text follow one another: what was read before goes on being
///     remembered; else each line stands for itself
/// @param steps tokens through which gradients flow back; what was read before them is only remembered
/// @param cell the recurrent cell: lstm, gru, gru-reset-before, tanh, relu, logistic, or one of your own
/// @param layers recurrent layers
/// @param embedding numbers in a word vector
/// @param hidden units of a recurrent layer
/// @param projection units between the last layer and the output; 0 for none, or for as many as a word
///     vector has where word vectors are the output weights
/// @param tied the word vectors are the output weights too
/// @param output how words get their probabilities: all at once; a class of words first, or turn by turn down a
///     tree, which are faster to learn with many words; or learning from samples of the words
/// @param samples words that each batch is compared with, of a sampled output
/// @param noise from where samples are drawn: by rank, or by count to the power of 0.75
/// @param embeddingDropout share of words whose vectors are set to zero, wherever they stand in a batch
/// @param dropout share of numbers set to zero on the way into each layer, the same at all steps
/// @param recurrentDropout share of the weights between the states of a layer set to zero, the same in a whole batch
/// @param outputDropout share of numbers set to zero before the output
/// @param smoothing label smoothing
/// @param batch stretches of text, or lines, in a batch
/// @param training how it is trained: optimiser, learning rate, epochs and the like
public record LanguageModelRecipe(
        @Setting(
                standard = "bpe",
                choices = {"words", "characters", "bpe"},
                help = "what a text is cut into: words, characters, or byte-pair units learned from the training text")
        String tokens,

        @Setting(standard = "8000", min = 10, max = 1_000_000, help = "tokens in a vocabulary at most")
        int vocabulary,

        @Setting(standard = "false", help = "lower-case the text")
        boolean lowercase,

        @Setting(
                standard = "nfc",
                choices = {"nfkc", "nfc"},
                help = "Unicode normalisation of the text")
        String normalization,

        @Setting(
                standard = "true",
                help =
                        "the lines of the text follow one another: what was read before goes on being remembered; else each line stands for itself")
        boolean contiguous,

        @Setting(
                standard = "35",
                min = 1,
                max = 10_000,
                help = "tokens through which gradients flow back; what was read before them is only remembered")
        int steps,

        @Setting(
                standard = "lstm",
                help = "the recurrent cell: lstm, gru, gru-reset-before, tanh, relu, logistic, or one of your own")
        String cell,

        @Setting(standard = "1", min = 1, max = 16, help = "recurrent layers")
        int layers,

        @Setting(standard = "256", min = 1, max = 8192, help = "numbers in a word vector")
        int embedding,

        @Setting(standard = "512", min = 1, max = 8192, help = "units of a recurrent layer")
        int hidden,

        @Setting(
                standard = "0",
                min = 0,
                max = 8192,
                help =
                        "units between the last layer and the output; 0 for none, or for as many as a word vector has where word vectors are the output weights")
        int projection,

        @Setting(standard = "true", help = "the word vectors are the output weights too")
        boolean tied,

        @Setting(
                standard = "full",
                choices = {"full", "classes", "hierarchical", "sampled"},
                help =
                        "how words get their probabilities: all at once; a class of words first, or turn by turn down a tree, which are faster to learn with many words; or learning from samples of the words")
        String output,

        @Setting(
                standard = "1000",
                min = 1,
                max = 1_000_000,
                only = "output=sampled",
                help = "words that each batch is compared with, of a sampled output")
        int samples,

        @Setting(
                standard = "unigram",
                choices = {"unigram", "log-uniform"},
                only = "output=sampled",
                help = "from where samples are drawn: by count to the power of 0.75, or by rank")
        String noise,

        @Setting(
                standard = "0",
                min = 0,
                max = 0.95,
                help = "share of words whose vectors are set to zero, wherever they stand in a batch")
        double embeddingDropout,

        @Setting(
                standard = "0.2",
                min = 0,
                max = 0.95,
                help = "share of numbers set to zero on the way into each layer, the same at all steps")
        double dropout,

        @Setting(
                standard = "0",
                min = 0,
                max = 0.95,
                help = "share of the weights between the states of a layer set to zero, the same in a whole batch")
        double recurrentDropout,

        @Setting(standard = "0.2", min = 0, max = 0.95, help = "share of numbers set to zero before the output")
        double outputDropout,

        @Setting(standard = "0", min = 0, max = 0.9, help = "label smoothing")
        double smoothing,

        @Setting(standard = "32", min = 1, max = 100_000, help = "stretches of text, or lines, in a batch")
        int batch,

        TrainingRecipe training)
        implements TrainableRecipe<LanguageModelRecipe> {

    /// Checks the settings against one another.
    ///
    /// @throws ConfigException if two contradict each other, or there is no such cell
    public LanguageModelRecipe {
        Cells.checkRecurrentDropout(cell, recurrentDropout);
        if (tied && projection != 0 && projection != embedding) {
            throw new ConfigException("projection " + projection + " with tied word vectors of " + embedding
                    + "; expected the same, or 0; set tied to false to have another");
        }
        if (tied && output.equals("hierarchical")) {
            throw new ConfigException("output hierarchical with tied word vectors; expected a tree's own weights; set"
                    + " tied to false");
        }
        if (smoothing != 0 && !output.equals("full")) {
            throw new ConfigException("smoothing " + smoothing + " with output " + output
                    + "; expected 0, as only the full output looks at all words");
        }
    }

    /// All defaults.
    public static LanguageModelRecipe standard() {
        return Recipes.standard(LanguageModelRecipe.class);
    }

    /// This recipe with another [#tokens].
    public LanguageModelRecipe tokens(String value) {
        return Recipes.with(this, "tokens", value);
    }

    /// This recipe with another [#vocabulary].
    public LanguageModelRecipe vocabulary(int value) {
        return Recipes.with(this, "vocabulary", value);
    }

    /// This recipe with another [#lowercase].
    public LanguageModelRecipe lowercase(boolean value) {
        return Recipes.with(this, "lowercase", value);
    }

    /// This recipe with another [#normalization].
    public LanguageModelRecipe normalization(String value) {
        return Recipes.with(this, "normalization", value);
    }

    /// This recipe with another [#contiguous].
    public LanguageModelRecipe contiguous(boolean value) {
        return Recipes.with(this, "contiguous", value);
    }

    /// This recipe with another [#steps].
    public LanguageModelRecipe steps(int value) {
        return Recipes.with(this, "steps", value);
    }

    /// This recipe with another [#cell].
    public LanguageModelRecipe cell(String value) {
        return Recipes.with(this, "cell", value);
    }

    /// This recipe with another [#layers].
    public LanguageModelRecipe layers(int value) {
        return Recipes.with(this, "layers", value);
    }

    /// This recipe with another [#embedding].
    public LanguageModelRecipe embedding(int value) {
        return Recipes.with(this, "embedding", value);
    }

    /// This recipe with another [#hidden].
    public LanguageModelRecipe hidden(int value) {
        return Recipes.with(this, "hidden", value);
    }

    /// This recipe with another [#projection].
    public LanguageModelRecipe projection(int value) {
        return Recipes.with(this, "projection", value);
    }

    /// This recipe with another [#tied].
    public LanguageModelRecipe tied(boolean value) {
        return Recipes.with(this, "tied", value);
    }

    /// This recipe with another [#output].
    public LanguageModelRecipe output(String value) {
        return Recipes.with(this, "output", value);
    }

    /// This recipe with another [#samples].
    public LanguageModelRecipe samples(int value) {
        return Recipes.with(this, "samples", value);
    }

    /// This recipe with another [#noise].
    public LanguageModelRecipe noise(String value) {
        return Recipes.with(this, "noise", value);
    }

    /// This recipe with another [#embeddingDropout].
    public LanguageModelRecipe embeddingDropout(double value) {
        return Recipes.with(this, "embeddingDropout", value);
    }

    /// This recipe with another [#dropout].
    public LanguageModelRecipe dropout(double value) {
        return Recipes.with(this, "dropout", value);
    }

    /// This recipe with another [#recurrentDropout].
    public LanguageModelRecipe recurrentDropout(double value) {
        return Recipes.with(this, "recurrentDropout", value);
    }

    /// This recipe with another [#outputDropout].
    public LanguageModelRecipe outputDropout(double value) {
        return Recipes.with(this, "outputDropout", value);
    }

    /// This recipe with another [#smoothing].
    public LanguageModelRecipe smoothing(double value) {
        return Recipes.with(this, "smoothing", value);
    }

    /// This recipe with another [#batch].
    public LanguageModelRecipe batch(int value) {
        return Recipes.with(this, "batch", value);
    }

    @Override
    public Training trainingSettings() {
        return training.settings(batch, contiguous ? Batching.By.CONSECUTIVE : Batching.By.EXAMPLES, Stopping.By.LOSS);
    }

    /// D, the width of what the output layer reads.
    int features() {
        return projection > 0 ? projection : tied ? embedding : hidden;
    }

    /// What is made equal in texts.
    Normalization textNormalization() {
        return Normalization.named(normalization, lowercase);
    }

    /// How texts are cut.
    Segmentation segmentation() {
        return Segmentation.named(tokens);
    }
}
