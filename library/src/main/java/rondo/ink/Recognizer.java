// Reads handwriting; learned from samples.
package rondo.ink;

import java.nio.file.Path;
import java.util.List;
import rondo.basis.Workers;
import rondo.ink.feature.FeatureRows;
import rondo.ink.stroke.Ink;
import rondo.ink.stroke.InkSample;
import rondo.learn.Outcome;
import rondo.learn.model.TrainedModel;
import rondo.store.ModelFolder;

/// Reads handwriting as it was drawn: lines of characters, or single characters and signs; learned from samples. Owns
/// memory off the heap until it is closed. Many threads may use one recogniser. One that is forgotten open gives its
/// memory back some time later, with a warning.
public final class Recognizer extends TrainedModel<RecognizerRecipe> {
    /// The kind of model in `config.json`.
    public static final String TYPE = "recognizer";

    private final RecognizerParts model;

    Recognizer(RecognizerParts model, ModelFolder about, Workers workers) {
        super(model, about, workers);
        this.model = model;
    }

    /// A recogniser and how its training ended.
    ///
    /// @param recognizer with the best weights
    /// @param outcome how it ended
    public record Trained(Recognizer recognizer, Outcome outcome) {}

    /// Learns on all cores, without saving anything until [#save].
    ///
    /// @param train learned from
    /// @param dev decides which weights are best and when to end; may be empty
    /// @throws rondo.basis.InputException if there is nothing to learn from
    public static Recognizer train(List<InkSample> train, List<InkSample> dev, RecognizerRecipe recipe) {
        return new RecognizerTraining(train, dev, recipe).run().recognizer();
    }

    /// Opens a saved recogniser on all cores.
    ///
    /// @throws rondo.basis.FormatException if the folder does not hold a sound recogniser
    public static Recognizer open(String folder) {
        return open(Path.of(folder), Runtime.getRuntime().availableProcessors());
    }

    /// Opens a saved recogniser.
    ///
    /// @param threads how many work at once
    /// @throws rondo.basis.FormatException if the folder does not hold a sound recogniser
    public static Recognizer open(Path folder, int threads) {
        return open(
                folder,
                TYPE,
                threads,
                (about, workers) -> new Recognizer(RecognizerParts.read(about, folder), about, workers));
    }

    /// What is most probably written in some ink; an empty text if there is no ink.
    public Recognition recognize(Ink ink) {
        return recognize(List.of(ink), InkSearch.greedy()).getFirst().getFirst();
    }

    /// What may be written in each of some inks, the best answer first. In f32 an answer does not depend on the
    /// others.
    ///
    /// @throws rondo.basis.ShapeException if the model is closed
    public List<List<Recognition>> recognize(List<Ink> inks, InkSearch search) {
        var features = recipe().features();
        return read(inks.stream().map(features::of).toList(), search);
    }

    /// What may be written in each of some samples, as [#recognize(List, InkSearch)].
    ///
    /// @throws rondo.basis.InputException if one makes no features; its place is named
    public List<List<Recognition>> recognizeSamples(List<InkSample> samples, InkSearch search) {
        return read(rows(samples), search);
    }

    /// How well the model reads samples whose labels are known.
    ///
    /// @throws rondo.basis.InputException if there is none, or one has no label or makes no features
    public InkEvaluation evaluate(List<InkSample> samples, InkSearch search) {
        InkEvaluation.truth(samples); // before the work is done
        long start = System.nanoTime();
        var read = read(rows(samples), search);
        double seconds = (System.nanoTime() - start) / 1e9;
        var answers = read.stream().map(best -> best.getFirst().text()).toList();
        return InkEvaluation.of(samples, answers, model.recipe().lines(), seconds);
    }

    /// Finds out with which weight and bonus of its language model a search reads samples best. The net reads each
    /// sample once, the search is repeated.
    ///
    /// @param samples whose labels are known, kept aside for such choices
    /// @param search with a language model, whose weight and bonus do not count
    /// @param grid what is tried
    /// @throws rondo.basis.InputException if there is no sample, or one has no label or makes no features
    /// @throws rondo.basis.ConfigException if the search has no language model
    public InkTuning tune(List<InkSample> samples, InkSearch search, InkTuning.Grid grid) {
        var searches = grid.searches(search);
        var truth = InkEvaluation.truth(samples);
        var rows = rows(samples);
        return InkTuning.of(searches, use(() -> new Reader(model).texts(rows, searches, workers())), truth);
    }

    /// Ink that is read while the pen moves, by a model that reads forward. Closed by the caller.
    ///
    /// @throws rondo.basis.ConfigException if the model reads in both directions, or looks at the whole ink
    public Pen pen(InkSearch search) {
        return new Pen(model, search);
    }

    /// The characters, or names of signs, that it can write.
    public List<String> labels() {
        return model.labels().names();
    }

    /// How many words of a lexicon cannot be written with [#labels], and are left out when lines are read.
    ///
    /// @throws rondo.basis.InputException if none can be written
    public int unwritable(InkLexicon lexicon) {
        return lexicon.tree(model.labels()).skipped();
    }

    private List<FeatureRows> rows(List<InkSample> samples) {
        var features = recipe().features();
        return samples.stream().map(sample -> Reader.rows(features, sample)).toList();
    }

    private List<List<Recognition>> read(List<FeatureRows> rows, InkSearch search) {
        return use(() -> new Reader(model).read(rows, search, workers()));
    }
}
