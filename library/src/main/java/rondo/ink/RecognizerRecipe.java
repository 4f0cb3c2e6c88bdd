// What a recogniser is built of and how it is trained.
package rondo.ink;

import java.util.Locale;
import rondo.basis.ConfigException;
import rondo.ink.feature.Augmentation;
import rondo.ink.feature.Features;
import rondo.ink.feature.InkNormalization;
import rondo.learn.Stopping;
import rondo.learn.Training;
import rondo.learn.batch.Batching;
import rondo.learn.model.TrainableRecipe;
import rondo.learn.model.TrainingRecipe;
import rondo.net.recurrent.Cells;
import rondo.net.recurrent.Stacked;
import rondo.store.Recipes;
import rondo.store.Setting;

/// What a recogniser of handwriting is built of and how it is trained. [#standard] works for most; every setting is
/// a method here, a key of a JSON recipe and an option of the command line.
///
/// @param labels what a label is: a line of characters, which stand in the ink in its order, or one character or
///     sign
/// @param scaling what counts as 1: the height of the ink, the height of small letters, the first stroke, or `unit`
/// @param unit the length that counts as 1 with scaling unit
/// @param slope turn lines that climb or fall level
/// @param slant set leaning letters upright
/// @param resampling which points are left: all, those that differ from the one before, or points at equal
///     distances or times
/// @param step how far apart points are left, in heights or milliseconds
/// @param speed tell how fast the pen goes, where that is known
/// @param stack points that make one step of the net together
/// @param stride points from one step of the net to the next
/// @param reading the order in which ink is read; forward for an answer that grows while the pen moves
/// @param cell the recurrent cell: lstm, gru, gru-reset-before, tanh, relu, logistic, or one of your own
/// @param layers recurrent layers
/// @param hidden units of a recurrent layer, in each direction
/// @param pooling what decides on a character: the last state, the mean or the maximum of all, or a mean weighted by
/// attention
/// @param dropout share of numbers set to zero in training, between layers and before the output
/// @param augment how much ink is altered in training: turned, slanted, stretched, jittered; 0 for not at all
/// @param batch samples in a batch
/// @param training how it is trained: optimiser, learning rate, epochs and the like
public record RecognizerRecipe(
        @Setting(
                standard = "line",
                choices = {"line", "character"},
                help = "what a label is: a line of characters in the order of the ink, or one character or sign")
        String labels,

        @Setting(
                standard = "height",
                choices = {"height", "core", "first-stroke", "unit"},
                help =
                        "what counts as 1: the height of the ink, the height of small letters, the first stroke, or --unit")
        String scaling,

        @Setting(
                standard = "1",
                min = 1e-6,
                max = 1e6,
                only = "scaling=unit",
                help = "the length that counts as 1 with scaling unit, in units of the ink")
        double unit,

        @Setting(standard = "false", help = "turn lines that climb or fall level")
        boolean slope,

        @Setting(standard = "false", help = "set leaning letters upright")
        boolean slant,

        @Setting(
                standard = "distance",
                choices = {"all", "distinct", "distance", "time"},
                help =
                        "which points are left: all, those that differ from the one before, or points at equal distances or times")
        String resampling,

        @Setting(
                standard = "0.1",
                min = 1e-3,
                max = 1e6,
                only = "resampling=distance|time",
                help = "how far apart points are left, in heights, or with resampling time in milliseconds")
        double step,

        @Setting(standard = "false", help = "tell how fast the pen goes, where that is known")
        boolean speed,

        @Setting(standard = "1", min = 1, max = 64, help = "points that make one step of the net together")
        int stack,

        @Setting(standard = "1", min = 1, max = 64, help = "points from one step of the net to the next")
        int stride,

        @Setting(
                standard = "both",
                choices = {"forward", "both"},
                help = "the order in which ink is read; forward for an answer that grows while the pen moves")
        String reading,

        @Setting(
                standard = "lstm",
                help = "the recurrent cell: lstm, gru, gru-reset-before, tanh, relu, logistic, or one of your own")
        String cell,

        @Setting(standard = "2", min = 1, max = 16, help = "recurrent layers")
        int layers,

        @Setting(standard = "128", min = 1, max = 8192, help = "units of a recurrent layer, in each direction")
        int hidden,

        @Setting(
                standard = "mean",
                choices = {"last", "mean", "max", "attention"},
                only = "labels=character",
                help =
                        "what decides on a character: the last state, the mean or the maximum of all, or a mean weighted by attention")
        String pooling,

        @Setting(
                standard = "0.3",
                min = 0,
                max = 0.95,
                help = "share of numbers set to zero in training, between layers and before the output")
        double dropout,

        @Setting(
                standard = "1",
                min = 0,
                max = 10,
                help = "how much ink is altered in training: turned, slanted, stretched, jittered; 0 for not at all")
        double augment,

        @Setting(standard = "32", min = 1, max = 100_000, help = "samples in a batch")
        int batch,

        @Setting.Defaults({"learning_rate=0.003", "decay=linear", "epochs=30", "patience=0"})
        TrainingRecipe training)
        implements TrainableRecipe<RecognizerRecipe> {

    /// Checks the settings against one another.
    ///
    /// @throws ConfigException if two contradict each other, or there is no such cell
    public RecognizerRecipe {
        Cells.kind(cell);
        if (stride > stack) {
            throw new ConfigException("stride " + stride + " with stack " + stack
                    + ", which would leave points out; expected at most as many; set stack to " + stride);
        }
    }

    /// All defaults.
    public static RecognizerRecipe standard() {
        return Recipes.standard(RecognizerRecipe.class);
    }

    /// This recipe with another [#labels].
    public RecognizerRecipe labels(String value) {
        return Recipes.with(this, "labels", value);
    }

    /// This recipe with another [#scaling].
    public RecognizerRecipe scaling(String value) {
        return Recipes.with(this, "scaling", value);
    }

    /// This recipe with another [#unit].
    public RecognizerRecipe unit(double value) {
        return Recipes.with(this, "unit", value);
    }

    /// This recipe with another [#slope].
    public RecognizerRecipe slope(boolean value) {
        return Recipes.with(this, "slope", value);
    }

    /// This recipe with another [#slant].
    public RecognizerRecipe slant(boolean value) {
        return Recipes.with(this, "slant", value);
    }

    /// This recipe with another [#resampling].
    public RecognizerRecipe resampling(String value) {
        return Recipes.with(this, "resampling", value);
    }

    /// This recipe with another [#step].
    public RecognizerRecipe step(double value) {
        return Recipes.with(this, "step", value);
    }

    /// This recipe with another [#speed].
    public RecognizerRecipe speed(boolean value) {
        return Recipes.with(this, "speed", value);
    }

    /// This recipe with another [#stack].
    public RecognizerRecipe stack(int value) {
        return Recipes.with(this, "stack", value);
    }

    /// This recipe with another [#stride].
    public RecognizerRecipe stride(int value) {
        return Recipes.with(this, "stride", value);
    }

    /// This recipe with another [#reading].
    public RecognizerRecipe reading(String value) {
        return Recipes.with(this, "reading", value);
    }

    /// This recipe with another [#cell].
    public RecognizerRecipe cell(String value) {
        return Recipes.with(this, "cell", value);
    }

    /// This recipe with another [#layers].
    public RecognizerRecipe layers(int value) {
        return Recipes.with(this, "layers", value);
    }

    /// This recipe with another [#hidden].
    public RecognizerRecipe hidden(int value) {
        return Recipes.with(this, "hidden", value);
    }

    /// This recipe with another [#pooling].
    public RecognizerRecipe pooling(String value) {
        return Recipes.with(this, "pooling", value);
    }

    /// This recipe with another [#dropout].
    public RecognizerRecipe dropout(double value) {
        return Recipes.with(this, "dropout", value);
    }

    /// This recipe with another [#augment].
    public RecognizerRecipe augment(double value) {
        return Recipes.with(this, "augment", value);
    }

    /// This recipe with another [#batch].
    public RecognizerRecipe batch(int value) {
        return Recipes.with(this, "batch", value);
    }

    @Override
    public Training trainingSettings() {
        return training.settings(batch, Batching.By.EXAMPLES, Stopping.By.SCORE);
    }

    /// Whether a label is a line of characters.
    boolean lines() {
        return labels.equals("line");
    }

    /// Which numbers describe the ink.
    Features features() {
        var normalization = InkNormalization.standard()
                .scaling(InkNormalization.Scaling.valueOf(constant(scaling)))
                .slope(slope)
                .slant(slant)
                .resampling(InkNormalization.Resampling.valueOf(constant(resampling)), step);
        return Features.standard()
                .normalization(scaling.equals("unit") ? normalization.unit(unit) : normalization)
                .speed(speed)
                .stacking(stack, stride);
    }

    /// How ink is altered in training.
    Augmentation augmentation() {
        return Augmentation.standard().strength(augment);
    }

    /// The order of reading.
    Stacked.Reading readingOrder() {
        return Stacked.Reading.valueOf(constant(reading));
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
