// A net that forecasts, with what it knows of series.
package rondo.series;

import java.nio.file.Path;
import java.util.List;
import rondo.basis.Rng;
import rondo.engine.tensor.Scope;
import rondo.learn.model.ModelParts;
import rondo.learn.model.SavedWeights;
import rondo.series.data.Series;
import rondo.series.distribution.Likelihoods;
import rondo.series.feature.Track;
import rondo.series.net.SeriesNet;
import rondo.series.net.SeriesPlan;
import rondo.series.net.Window;
import rondo.store.ModelFolder;

/// A net that forecasts, with what it knows of series; owns its memory.
///
/// @param recipe what it is built of
/// @param schema what it knows of series
/// @param net the net, placed
/// @param scope owns its numbers
record ForecasterParts(ForecasterRecipe recipe, SeriesSchema schema, SeriesNet net, Scope scope)
        implements ModelParts<ForecasterRecipe> {
    private static final String SCHEMA = "series.json";

    /// A new model with the numbers with which training begins.
    static ForecasterParts create(ForecasterRecipe recipe, SeriesSchema schema) {
        var net = net(recipe, schema);
        return new ForecasterParts(recipe, schema, net, SavedWeights.create(net, "forecaster"));
    }

    /// A model with the numbers of a folder. They are checked before memory is taken.
    ///
    /// @throws rondo.basis.FormatException if they are not those of such a model
    static ForecasterParts read(ModelFolder about, Path folder) {
        var recipe = about.recipe(ForecasterRecipe.class, folder);
        about.checkFile(folder, SCHEMA);
        var schema = SeriesSchema.read(folder.resolve(SCHEMA));
        var net = net(recipe, schema);
        return new ForecasterParts(recipe, schema, net, SavedWeights.read(net, about, folder, "forecaster " + folder));
    }

    private static SeriesNet net(ForecasterRecipe recipe, SeriesSchema schema) {
        var frequency = schema.frequency();
        var plan = new SeriesPlan(
                frequency,
                schema.covariates().count(),
                schema.wordCounts(),
                Likelihoods.of(recipe.distribution()),
                new SeriesPlan.Steps(recipe.context(frequency), recipe.horizon(frequency), recipe.autoregressive()),
                new SeriesPlan.Size(
                        recipe.cell(), recipe.layers(), recipe.hidden(), recipe.embedding(), recipe.dropout()));
        return new SeriesNet(plan, Rng.of(recipe.training().seed()).at("weights"));
    }

    /// How many steps it forecasts.
    int horizon() {
        return recipe.horizon(schema.frequency());
    }

    /// After how many steps a season comes again.
    int season() {
        return recipe.season(schema.frequency());
    }

    /// A series as it is told to the net.
    ///
    /// @param known how many of its values may be looked at for a profile of its own
    Track track(Series series, int known) {
        return schema.track(series, known, season(), horizon());
    }

    /// A place in a series.
    Window window(Series series, Track track, int origin) {
        return new Window(track, schema.categories(series), origin, series.length());
    }

    @Override
    public List<String> files() {
        return List.of(SCHEMA);
    }

    @Override
    public void writeFiles(Path folder) {
        schema.write(folder.resolve(SCHEMA));
    }
}
