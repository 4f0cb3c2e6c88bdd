// What a classifier of sequences is built of and how it is trained.
package rondo.label.sequence;

import java.util.List;
import rondo.label.sequence.data.Sequence;
import rondo.label.sequence.data.SequenceSample;
import rondo.learn.Stopping;
import rondo.learn.Training;
import rondo.learn.batch.Batching;
import rondo.learn.model.TrainableRecipe;
import rondo.learn.model.TrainingRecipe;
import rondo.net.recurrent.Cells;
import rondo.net.recurrent.Stacked;
import rondo.store.Recipes;
import rondo.store.Setting;
import rondo.text.Normalization;
import rondo.text.Words;

/// What a classifier of sequences is built of and how it is trained. [#standard] works for most; every setting is a
/// method here, a key of a JSON recipe and an option of the command line.
///
/// @param elements what a sequence is made of: words, characters or byte-pair units of a text, or rows of numbers;
///     `auto` for
///     what the samples are: numbers, characters where most texts are a single word, or words
/// @param vocabulary tokens in a vocabulary at most
/// @param lowercase lower-case the text
/// @param wordDropout how often tokens are unknown in training, so that unknown ones are learned: one that is
///     there n times with probability a / (n + a) (Kiperwasser and Goldberg 2016)
/// @param embedding numbers in the vector of a token
/// @param cell the recurrent cell: lstm, gru, gru-reset-before, tanh, relu, logistic, or one of your own
/// @param layers recurrent layers
/// @param hidden units of a recurrent layer, in each direction
/// @param reading the order in which a sequence is read
/// @param pooling what decides: the last state, the mean or the maximum of all, or a mean weighted by attention
/// @param dropout share of numbers set to zero in training: in the input, between layers and before the output
/// @param batch sequences in a batch
/// @param training how it is trained: optimiser, learning rate, epochs and the like
public record SequenceClassifierRecipe(
        @Setting(
                standard = "auto",
                choices = {"auto", "words", "characters", "bpe", "vectors"},
                help =
                        "what a sequence is made of; auto: vectors where there are numbers, characters where most texts are a word, or words")
        String elements,

        @Setting(
                standard = "8000",
                min = 10,
                max = 1_000_000,
                only = "elements=words|characters|bpe",
                help = "tokens in a vocabulary at most")
        int vocabulary,

        @Setting(standard = "false", only = "elements=words|characters|bpe", help = "lower-case the text")
        boolean lowercase,

        @Setting(
                standard = "0.25",
                min = 0,
                max = 100,
                only = "elements=words|characters|bpe",
                help =
                        "how often tokens are unknown in training: with A a token that is there N times in A / (N + A) of them")
        double wordDropout,

        @Setting(
                standard = "64",
                min = 1,
                max = 8192,
                only = "elements=words|characters|bpe",
                help = "numbers in the vector of a token")
        int embedding,

        @Setting(
                standard = "gru",
                help = "the recurrent cell: lstm, gru, gru-reset-before, tanh, relu, logistic, or one of your own")
        String cell,

        @Setting(standard = "1", min = 1, max = 16, help = "recurrent layers")
        int layers,

        @Setting(standard = "128", min = 1, max = 8192, help = "units of a recurrent layer, in each direction")
        int hidden,

        @Setting(
                standard = "both",
                choices = {"forward", "both"},
                help = "the order in which a sequence is read")
        String reading,

        @Setting(
                standard = "mean",
                choices = {"last", "mean", "max", "attention"},
                help = "what decides: the last state, the mean or the maximum of all, or a mean weighted by attention")
        String pooling,

        @Setting(
                standard = "0.3",
                min = 0,
                max = 0.95,
                help = "share of numbers set to zero in training: in the input, between layers and before the output")
        double dropout,

        @Setting(standard = "32", min = 1, max = 100_000, help = "sequences in a batch")
        int batch,

        @Setting.Defaults("epochs=40") TrainingRecipe training)
        implements TrainableRecipe<SequenceClassifierRecipe> {
    private static final double MOST_WORDS = 1.5; // of a text on average that is read by characters

    /// Checks the settings against one another.
    ///
    /// @throws rondo.basis.ConfigException if there is no such cell
    public SequenceClassifierRecipe {
        Cells.kind(cell);
    }

    /// All defaults.
    public static SequenceClassifierRecipe standard() {
        return Recipes.standard(SequenceClassifierRecipe.class);
    }

    /// This recipe with another [#elements].
    public SequenceClassifierRecipe elements(String value) {
        return Recipes.with(this, "elements", value);
    }

    /// This recipe with another [#vocabulary].
    public SequenceClassifierRecipe vocabulary(int value) {
        return Recipes.with(this, "vocabulary", value);
    }

    /// This recipe with another [#lowercase].
    public SequenceClassifierRecipe lowercase(boolean value) {
        return Recipes.with(this, "lowercase", value);
    }

    /// This recipe with another [#wordDropout].
    public SequenceClassifierRecipe wordDropout(double value) {
        return Recipes.with(this, "wordDropout", value);
    }

    /// This recipe with another [#embedding].
    public SequenceClassifierRecipe embedding(int value) {
        return Recipes.with(this, "embedding", value);
    }

    /// This recipe with another [#cell].
    public SequenceClassifierRecipe cell(String value) {
        return Recipes.with(this, "cell", value);
    }

    /// This recipe with another [#layers].
    public SequenceClassifierRecipe layers(int value) {
        return Recipes.with(this, "layers", value);
    }

    /// This recipe with another [#hidden].
    public SequenceClassifierRecipe hidden(int value) {
        return Recipes.with(this, "hidden", value);
    }

    /// This recipe with another [#reading].
    public SequenceClassifierRecipe reading(String value) {
        return Recipes.with(this, "reading", value);
    }

    /// This recipe with another [#pooling].
    public SequenceClassifierRecipe pooling(String value) {
        return Recipes.with(this, "pooling", value);
    }

    /// This recipe with another [#dropout].
    public SequenceClassifierRecipe dropout(double value) {
        return Recipes.with(this, "dropout", value);
    }

    /// This recipe with another [#batch].
    public SequenceClassifierRecipe batch(int value) {
        return Recipes.with(this, "batch", value);
    }

    @Override
    public Training trainingSettings() {
        return training.settings(batch, Batching.By.EXAMPLES, Stopping.By.SCORE);
    }

    /// This recipe with what samples are made of, where it is left to them.
    SequenceClassifierRecipe of(List<SequenceSample> samples) {
        return elements.equals("auto") ? elements(found(samples)) : this;
    }

    private static String found(List<SequenceSample> samples) {
        boolean vectors = samples.stream().anyMatch(sample -> sample.sequence() instanceof Sequence.Vectors);
        double words = samples.stream()
                .mapToLong(sample -> Words.count(sample.sequence().toString()))
                .average()
                .orElse(0);
        return vectors ? "vectors" : words > MOST_WORDS ? "words" : "characters";
    }

    /// Whether sequences are rows of numbers.
    public boolean vectors() {
        return elements.equals("vectors");
    }

    /// What is made equal in texts.
    Normalization normalization() {
        return Normalization.named("nfc", lowercase);
    }

    /// In which directions layers read.
    Stacked.Reading readingOrder() {
        return reading.equals("both") ? Stacked.Reading.BOTH : Stacked.Reading.FORWARD;
    }
}
