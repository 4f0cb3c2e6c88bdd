// What a forecaster is built of and how it is trained.
package rondo.series;

import rondo.basis.ConfigException;
import rondo.learn.Stopping;
import rondo.learn.Training;
import rondo.learn.batch.Batching;
import rondo.learn.model.TrainableRecipe;
import rondo.learn.model.TrainingRecipe;
import rondo.net.recurrent.Cells;
import rondo.series.data.Frequency;
import rondo.series.distribution.Likelihoods;
import rondo.store.Recipes;
import rondo.store.Setting;

/// What a forecaster is built of and how it is trained. [#standard] works for most; every setting is a method
/// here, a key of a JSON recipe and an option of the command line.
///
/// @param horizon how many steps are forecast; 0 for 6 years, 8 quarters, 12 months, 13 weeks, 14 days or 24 hours
/// @param season after how many steps a season comes again; 0 for 4 quarters, 12 months, 52 weeks, 7 days or 24
///     hours; 1 for none
/// @param context values that the net reads, the last ones; 0 for two seasons or two horizons, 16 to 168. The
///     smoothing before it reads all
/// @param distribution what is said of each date: student-t, gaussian, negative-binomial (of counts), or quantiles
/// @param decoding direct, all steps from what is known; or autoregressive, each from the value of the one before
///     it, along drawn paths
/// @param samples paths that are drawn
/// @param cell the recurrent cell
/// @param layers of the encoder
/// @param hidden units of a layer
/// @param embedding numbers in the vector of a category
/// @param dropout share of numbers set to zero in training, between layers and before the output
/// @param dev the last share of each series, which decides which weights are kept and is not learned from
/// @param batch places in series in a batch
/// @param training how it is trained: optimiser, learning rate, epochs and the like
public record ForecasterRecipe(
        @Setting(
                standard = "0",
                min = 0,
                max = 10_000,
                help =
                        "how many steps are forecast; 0 for 6 years, 8 quarters, 12 months, 13 weeks, 14 days or 24 hours")
        int horizon,

        @Setting(
                standard = "0",
                min = 0,
                max = 10_000,
                help =
                        "after how many steps a season comes again; 0 for 4 quarters, 12 months, 52 weeks, 7 days or 24 hours; 1 for none")
        int season,

        @Setting(
                standard = "0",
                min = 0,
                max = 10_000,
                help = "values that the net reads, the last ones; 0 for two seasons or two horizons, 16 to 168")
        int context,

        @Setting(
                standard = "student-t",
                choices = {"student-t", "gaussian", "negative-binomial", "quantiles"},
                help = "what is said of each date; negative-binomial is for counts")
        String distribution,

        @Setting(
                standard = "direct",
                choices = {"direct", "autoregressive"},
                help = "all steps from what is known, or each from the value of the one before it, along drawn paths")
        String decoding,

        @Setting(
                standard = "200",
                min = 10,
                max = 100_000,
                only = "decoding=autoregressive",
                help = "paths that are drawn")
        int samples,

        @Setting(standard = "lstm", help = "the recurrent cell: lstm, gru, tanh, relu, or one of your own")
        String cell,

        @Setting(standard = "1", min = 1, max = 16, help = "layers of the encoder")
        int layers,

        @Setting(standard = "32", min = 1, max = 8192, help = "units of a layer")
        int hidden,

        @Setting(standard = "4", min = 1, max = 1024, help = "numbers in the vector of a category")
        int embedding,

        @Setting(
                standard = "0.2",
                min = 0,
                max = 0.95,
                help = "share of numbers set to zero in training, between layers and before the output")
        double dropout,

        @Setting(
                standard = "0.15",
                min = 0.01,
                max = 0.9,
                help = "the last share of each series, which decides which weights are kept and is not learned from")
        double dev,

        @Setting(standard = "64", min = 1, max = 100_000, help = "places in series in a batch")
        int batch,

        @Setting.Defaults({"epochs=40", "patience=6", "learning_rate=0.003", "warmup=20", "precision=f32"})
        TrainingRecipe training)
        implements TrainableRecipe<ForecasterRecipe> {

    /// Checks the settings against one another.
    ///
    /// @throws ConfigException if there is no such cell
    public ForecasterRecipe {
        Cells.kind(cell);
        Likelihoods.of(distribution);
    }

    /// All defaults.
    public static ForecasterRecipe standard() {
        return Recipes.standard(ForecasterRecipe.class);
    }

    /// This recipe with another [#horizon].
    public ForecasterRecipe horizon(int value) {
        return Recipes.with(this, "horizon", value);
    }

    /// This recipe with another [#season].
    public ForecasterRecipe season(int value) {
        return Recipes.with(this, "season", value);
    }

    /// This recipe with another [#context].
    public ForecasterRecipe context(int value) {
        return Recipes.with(this, "context", value);
    }

    /// This recipe with another [#distribution].
    public ForecasterRecipe distribution(String value) {
        return Recipes.with(this, "distribution", value);
    }

    /// This recipe with another [#decoding].
    public ForecasterRecipe decoding(String value) {
        return Recipes.with(this, "decoding", value);
    }

    /// This recipe with other [#samples].
    public ForecasterRecipe samples(int value) {
        return Recipes.with(this, "samples", value);
    }

    /// This recipe with another [#cell].
    public ForecasterRecipe cell(String value) {
        return Recipes.with(this, "cell", value);
    }

    /// This recipe with other [#layers].
    public ForecasterRecipe layers(int value) {
        return Recipes.with(this, "layers", value);
    }

    /// This recipe with another [#hidden].
    public ForecasterRecipe hidden(int value) {
        return Recipes.with(this, "hidden", value);
    }

    /// This recipe with another [#embedding].
    public ForecasterRecipe embedding(int value) {
        return Recipes.with(this, "embedding", value);
    }

    /// This recipe with another [#dropout].
    public ForecasterRecipe dropout(double value) {
        return Recipes.with(this, "dropout", value);
    }

    /// This recipe with another [#dev].
    public ForecasterRecipe dev(double value) {
        return Recipes.with(this, "dev", value);
    }

    /// This recipe with another [#batch].
    public ForecasterRecipe batch(int value) {
        return Recipes.with(this, "batch", value);
    }

    @Override
    public Training trainingSettings() {
        return training.settings(batch, Batching.By.EXAMPLES, Stopping.By.LOSS);
    }

    /// Whether each step reads the value of the one before it.
    public boolean autoregressive() {
        return decoding.equals("autoregressive");
    }

    /// How many steps are forecast of a series.
    public int horizon(Frequency frequency) {
        return horizon > 0 ? horizon : frequency.horizon();
    }

    /// After how many steps its season comes again.
    public int season(Frequency frequency) {
        return season > 0 ? season : frequency.season();
    }

    /// How many values of it the net reads.
    public int context(Frequency frequency) {
        return context > 0 ? context : Math.clamp(2L * Math.max(season(frequency), horizon(frequency)), 16, 168);
    }
}
