// What a parser is built of and how it is trained.
package rondo.structure.parse;

import rondo.learn.Stopping;
import rondo.learn.Training;
import rondo.learn.batch.Batching;
import rondo.learn.model.TrainableRecipe;
import rondo.learn.model.TrainingRecipe;
import rondo.net.recurrent.Cells;
import rondo.store.Recipes;
import rondo.store.Setting;

/// What a parser is built of and how it is trained. [#standard] works for most; every setting is a method here, a
/// key of a JSON recipe and an option of the command line.
///
/// @param vocabulary words with a vector of their own at most, the most frequent; all others share one, and are
///     known by their characters
/// @param wordDropout how often words are unknown in training, so that unknown words are learned: a word that is
///     there n times with probability a / (n + a) (Kiperwasser and Goldberg 2016)
/// @param cell the recurrent cell, of words as of characters: lstm, gru, gru-reset-before, tanh, relu, logistic, or
///     one of your own
/// @param embedding numbers in a word vector
/// @param characterEmbedding numbers in the vector of a character
/// @param characterHidden units that read the characters of a word, in each direction
/// @param tagEmbedding numbers in the vector of a tag, with which the layers above read what the first one told
/// @param layers recurrent layers over words; the first tells the tags
/// @param hidden units of a layer in each direction
/// @param search how trees are found: chart, exactly, by the scores of spans; rank, the best of those are ranked
///     again by a recursive net; or merge, neighbour by neighbour, by a recursive net
/// @param spans units that score the labels of a span in a chart
/// @param merged numbers in the vector of a node of a recursive net
/// @param ranked the best trees of a chart that are ranked again
/// @param rankWeight weight of the score of the recursive net beside that of the chart
/// @param beam half-built trees that are kept of a sentence while neighbours are merged; 1 is greedy
/// @param dropout share of numbers set to zero in training, in what each layer reads
/// @param recurrentDropout share of the weights between the states of a layer over words set to zero in training,
///     the same in a whole batch
/// @param batch words in a batch
/// @param training how it is trained: optimiser, learning rate, epochs and the like
public record ParserRecipe(
        @Setting(standard = "50000", min = 1, max = 1_000_000, help = "words with a vector of their own at most")
        int vocabulary,

        @Setting(
                standard = "0.8",
                min = 0,
                max = 100,
                help =
                        "how often words are unknown in training: with A a word that is there N times in A / (N + A) of them")
        double wordDropout,

        @Setting(
                standard = "lstm",
                help = "the recurrent cell: lstm, gru, gru-reset-before, tanh, relu, logistic, or one of your own")
        String cell,

        @Setting(standard = "100", min = 1, max = 8192, help = "numbers in a word vector")
        int embedding,

        @Setting(standard = "32", min = 1, max = 8192, help = "numbers in the vector of a character")
        int characterEmbedding,

        @Setting(
                standard = "50",
                min = 1,
                max = 8192,
                help = "units that read the characters of a word, in each direction")
        int characterHidden,

        @Setting(
                standard = "32",
                min = 1,
                max = 8192,
                help = "numbers in the vector of a tag, with which the layers above read what the first one told")
        int tagEmbedding,

        @Setting(standard = "2", min = 2, max = 16, help = "recurrent layers over words; the first tells the tags")
        int layers,

        @Setting(standard = "200", min = 1, max = 8192, help = "units of a layer in each direction")
        int hidden,

        @Setting(
                standard = "chart",
                choices = {"chart", "rank", "merge"},
                help =
                        "how trees are found: exactly, by the scores of spans; the best of those ranked again by a recursive net; or by merging neighbours, by a recursive net")
        String search,

        @Setting(
                standard = "200",
                min = 1,
                max = 8192,
                only = "search=chart|rank",
                help = "units that score the labels of a span")
        int spans,

        @Setting(
                standard = "200",
                min = 1,
                max = 8192,
                only = "search=rank|merge",
                help = "numbers in the vector of a node of a recursive net")
        int merged,

        @Setting(
                standard = "20",
                min = 1,
                max = 1000,
                only = "search=rank",
                help = "the best trees of a chart that are ranked again")
        int ranked,

        @Setting(
                standard = "0.5",
                min = 0,
                max = 1000,
                only = "search=rank",
                help = "weight of the score of the recursive net beside that of the chart")
        double rankWeight,

        @Setting(
                standard = "1",
                min = 1,
                max = 1000,
                only = "search=merge",
                help = "half-built trees that are kept of a sentence while neighbours are merged; 1 is greedy")
        int beam,

        @Setting(
                standard = "0.4",
                min = 0,
                max = 0.95,
                help = "share of numbers set to zero in training, in what each layer reads")
        double dropout,

        @Setting(
                standard = "0.3",
                min = 0,
                max = 0.95,
                help = "share of the weights between the states of a layer set to zero, the same in a whole batch")
        double recurrentDropout,

        @Setting(standard = "500", min = 1, max = 1_000_000, help = "words in a batch")
        int batch,

        @Setting.Defaults({"epochs=30", "decay=linear", "patience=0"})
        TrainingRecipe training)
        implements TrainableRecipe<ParserRecipe> {

    /// Checks the settings against one another.
    ///
    /// @throws rondo.basis.ConfigException if there is no such cell, or it has no weights to drop
    public ParserRecipe {
        Cells.checkRecurrentDropout(cell, recurrentDropout);
    }

    /// All defaults.
    public static ParserRecipe standard() {
        return Recipes.standard(ParserRecipe.class);
    }

    /// This recipe with another [#vocabulary].
    public ParserRecipe vocabulary(int value) {
        return Recipes.with(this, "vocabulary", value);
    }

    /// This recipe with another [#wordDropout].
    public ParserRecipe wordDropout(double value) {
        return Recipes.with(this, "wordDropout", value);
    }

    /// This recipe with another [#cell].
    public ParserRecipe cell(String value) {
        return Recipes.with(this, "cell", value);
    }

    /// This recipe with another [#embedding].
    public ParserRecipe embedding(int value) {
        return Recipes.with(this, "embedding", value);
    }

    /// This recipe with another [#characterEmbedding].
    public ParserRecipe characterEmbedding(int value) {
        return Recipes.with(this, "characterEmbedding", value);
    }

    /// This recipe with another [#characterHidden].
    public ParserRecipe characterHidden(int value) {
        return Recipes.with(this, "characterHidden", value);
    }

    /// This recipe with another [#tagEmbedding].
    public ParserRecipe tagEmbedding(int value) {
        return Recipes.with(this, "tagEmbedding", value);
    }

    /// This recipe with another [#layers].
    public ParserRecipe layers(int value) {
        return Recipes.with(this, "layers", value);
    }

    /// This recipe with another [#hidden].
    public ParserRecipe hidden(int value) {
        return Recipes.with(this, "hidden", value);
    }

    /// This recipe with another [#search].
    public ParserRecipe search(String value) {
        return Recipes.with(this, "search", value);
    }

    /// This recipe with another [#merged].
    public ParserRecipe merged(int value) {
        return Recipes.with(this, "merged", value);
    }

    /// This recipe with another [#ranked].
    public ParserRecipe ranked(int value) {
        return Recipes.with(this, "ranked", value);
    }

    /// This recipe with another [#rankWeight].
    public ParserRecipe rankWeight(double value) {
        return Recipes.with(this, "rankWeight", value);
    }

    /// This recipe with another [#beam].
    public ParserRecipe beam(int value) {
        return Recipes.with(this, "beam", value);
    }

    /// This recipe with another [#spans].
    public ParserRecipe spans(int value) {
        return Recipes.with(this, "spans", value);
    }

    /// This recipe with another [#dropout].
    public ParserRecipe dropout(double value) {
        return Recipes.with(this, "dropout", value);
    }

    /// This recipe with another [#recurrentDropout].
    public ParserRecipe recurrentDropout(double value) {
        return Recipes.with(this, "recurrentDropout", value);
    }

    /// This recipe with another [#batch].
    public ParserRecipe batch(int value) {
        return Recipes.with(this, "batch", value);
    }

    @Override
    public Training trainingSettings() {
        return training.settings(batch, Batching.By.UNITS, Stopping.By.SCORE);
    }
}
