// What a tagger is built of and how it is trained.
package rondo.label;

import java.util.Optional;
import rondo.learn.Stopping;
import rondo.learn.Training;
import rondo.learn.batch.Batching;
import rondo.learn.model.TrainableRecipe;
import rondo.learn.model.TrainingRecipe;
import rondo.net.recurrent.Cells;
import rondo.store.Recipes;
import rondo.store.Setting;
import rondo.text.NameList;
import rondo.text.conll.ConllSentence;
import rondo.text.conll.SpanScheme;

/// What a tagger is built of and how it is trained. [#standard] works for most; every setting is a method here, a
/// key of a JSON recipe and an option of the command line.
///
/// @param column of CoNLL-U that holds the labels: upos, xpos and so on, or a key in the column misc, such as ner
/// @param vocabulary words with a vector of their own at most, the most frequent; all others share one, and are
///     known by their characters
/// @param wordDropout how often words are unknown in training, so that unknown words are learned: a word that is
///     there n times with probability a / (n + a) (Kiperwasser and Goldberg 2016)
/// @param cell the recurrent cell, of words as of characters: lstm, gru, gru-reset-before, tanh, relu, logistic, or
///     one of your own
/// @param embedding numbers in a word vector
/// @param characterEmbedding numbers in the vector of a character
/// @param characterHidden units that read the characters of a word, in each direction
/// @param layers recurrent layers over words
/// @param hidden units of a layer in each direction
/// @param output how labels are chosen: crf, together, by how well they follow one another; or softmax, each alone
/// @param rules which labels may follow one another: auto, as BIO or BIOES has it where they mark spans; or free, any
/// @param dropout share of numbers set to zero in training, in what each layer reads
/// @param recurrentDropout share of the weights between the states of a layer over words set to zero in training,
///     the same in a whole batch
/// @param batch words in a batch
/// @param training how it is trained: optimiser, learning rate, epochs and the like
public record TaggerRecipe(
        @Setting(
                standard = "upos",
                help = "the column of CoNLL-U that holds the labels, or a key in its column misc, such as ner; files of"
                        + " other columns have them in the last one")
        String column,

        @Setting(standard = "50000", min = 1, max = 1_000_000, help = "words with a vector of their own at most")
        int vocabulary,

        @Setting(
                standard = "0.5",
                min = 0,
                max = 1000,
                help =
                        "how often words are unknown in training: one that is there n times with probability a / (n + a)")
        double wordDropout,

        @Setting(
                standard = "lstm",
                help = "recurrent cell: lstm, gru, gru-reset-before, tanh, relu, logistic, or one of your own")
        String cell,

        @Setting(standard = "100", min = 1, max = 8192, help = "numbers in a word vector")
        int embedding,

        @Setting(standard = "32", min = 1, max = 8192, help = "numbers in the vector of a character")
        int characterEmbedding,

        @Setting(
                standard = "64",
                min = 1,
                max = 8192,
                help = "units that read the characters of a word, in each direction")
        int characterHidden,

        @Setting(standard = "1", min = 1, max = 16, help = "recurrent layers over words")
        int layers,

        @Setting(standard = "200", min = 1, max = 8192, help = "units of a layer in each direction")
        int hidden,

        @Setting(
                standard = "crf",
                choices = {"crf", "softmax"},
                help = "how labels are chosen: together, by how well they follow one another, or each alone")
        String output,

        @Setting(
                standard = "auto",
                choices = {"auto", "free"},
                only = "output=crf",
                help = "which labels may follow one another: as BIO or BIOES has it where they mark spans, or any")
        String rules,

        @Setting(
                standard = "0.5",
                min = 0,
                max = 0.95,
                help = "share of numbers set to zero in training, in what each layer reads")
        double dropout,

        @Setting(
                standard = "0.4",
                min = 0,
                max = 0.95,
                help = "share of the weights between the states of a layer set to zero, the same in a whole batch")
        double recurrentDropout,

        @Setting(standard = "500", min = 1, max = 1_000_000, help = "words in a batch")
        int batch,

        @Setting.Defaults({"learning_rate=0.004", "epochs=20", "decay=linear", "patience=0"})
        TrainingRecipe training)
        implements TrainableRecipe<TaggerRecipe> {

    /// Checks the settings against one another.
    ///
    /// @throws rondo.basis.ConfigException if there is no such cell, or it has no weights to drop, or no labels can
    ///     stand in the column
    public TaggerRecipe {
        Cells.checkRecurrentDropout(cell, recurrentDropout);
        ConllSentence.checkColumn(column);
    }

    /// All defaults.
    public static TaggerRecipe standard() {
        return Recipes.standard(TaggerRecipe.class);
    }

    /// This recipe with another [#column].
    public TaggerRecipe column(String value) {
        return Recipes.with(this, "column", value);
    }

    /// This recipe with another [#vocabulary].
    public TaggerRecipe vocabulary(int value) {
        return Recipes.with(this, "vocabulary", value);
    }

    /// This recipe with another [#wordDropout].
    public TaggerRecipe wordDropout(double value) {
        return Recipes.with(this, "wordDropout", value);
    }

    /// This recipe with another [#cell].
    public TaggerRecipe cell(String value) {
        return Recipes.with(this, "cell", value);
    }

    /// This recipe with another [#embedding].
    public TaggerRecipe embedding(int value) {
        return Recipes.with(this, "embedding", value);
    }

    /// This recipe with another [#characterEmbedding].
    public TaggerRecipe characterEmbedding(int value) {
        return Recipes.with(this, "characterEmbedding", value);
    }

    /// This recipe with another [#characterHidden].
    public TaggerRecipe characterHidden(int value) {
        return Recipes.with(this, "characterHidden", value);
    }

    /// This recipe with another [#layers].
    public TaggerRecipe layers(int value) {
        return Recipes.with(this, "layers", value);
    }

    /// This recipe with another [#hidden].
    public TaggerRecipe hidden(int value) {
        return Recipes.with(this, "hidden", value);
    }

    /// This recipe with another [#output].
    public TaggerRecipe output(String value) {
        return Recipes.with(this, "output", value);
    }

    /// This recipe with other [#rules].
    public TaggerRecipe rules(String value) {
        return Recipes.with(this, "rules", value);
    }

    /// This recipe with another [#dropout].
    public TaggerRecipe dropout(double value) {
        return Recipes.with(this, "dropout", value);
    }

    /// This recipe with another [#recurrentDropout].
    public TaggerRecipe recurrentDropout(double value) {
        return Recipes.with(this, "recurrentDropout", value);
    }

    /// This recipe with another [#batch].
    public TaggerRecipe batch(int value) {
        return Recipes.with(this, "batch", value);
    }

    /// The scheme to which chains of labels have to keep, if there is one.
    Optional<SpanScheme> scheme(NameList labels) {
        return output.equals("crf") && rules.equals("auto") ? SpanScheme.of(labels.names()) : Optional.empty();
    }

    @Override
    public Training trainingSettings() {
        return training.settings(batch, Batching.By.UNITS, Stopping.By.SCORE);
    }
}
