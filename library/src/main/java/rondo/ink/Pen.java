// Ink that is read while the pen moves.
package rondo.ink;

import java.lang.ref.Reference;
import java.util.List;
import rondo.basis.ConfigException;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Scope;
import rondo.ink.feature.FeatureStream;
import rondo.ink.feature.RowReader;

/// Ink that is read while the pen moves: takes points as they come and answers at any time. The answer after [#end] is
/// that of the whole ink read at once, in f32 to the bit. Taking a point leaves no garbage with built-in cells and the
/// best path; a beam makes new beginnings. One thread uses it at a time. Owns memory until it is closed; one that is
/// forgotten open gives it back some time later, with a warning.
public final class Pen implements AutoCloseable {
    private final RecognizerParts model;
    private final InkSearch search;
    private final FeatureStream features;
    private final InkSearch.Growing growing;
    private final RowReader taking = this::take;
    private final InkPlaces places = new InkPlaces();
    private final Tape tape;
    private final RecognizerStep step;
    private boolean ended;

    /// @throws ConfigException if the model does not read lines forward, or its features look at the whole ink
    Pen(RecognizerParts model, InkSearch search) {
        var recipe = model.recipe();
        if (!recipe.lines() || !recipe.reading().equals("forward")) {
            throw new ConfigException("recognizer: reading " + recipe.reading() + " of a " + recipe.labels()
                    + "; expected forward of a line, to follow a pen; train with --reading forward and --scaling"
                    + " first-stroke or unit");
        }
        this.model = model;
        this.search = search;
        this.features = recipe.features().stream();
        this.tape = Tape.off(Scope.watched("pen"), model.precision());
        try {
            this.step = RecognizerStep.of(tape, model.net());
            this.growing = search.growing(model.labels());
        } catch (RuntimeException | Error e) {
            tape.close();
            throw e;
        }
    }

    /// Takes the next point, of ink without times.
    ///
    /// @throws rondo.basis.InputException if a number is none, or too large
    public Pen accept(float x, float y) {
        features.accept(x, y);
        read();
        return this;
    }

    /// Takes the next point.
    ///
    /// @param milliseconds since the ink began
    /// @throws rondo.basis.InputException if a number is none, or too large
    public Pen accept(float x, float y, double milliseconds) {
        features.accept(x, y, milliseconds);
        read();
        return this;
    }

    /// Says that the pen was lifted.
    public Pen lift() {
        features.endStroke();
        read();
        return this;
    }

    /// Says that no point will come.
    public Pen end() {
        features.finish();
        read();
        ended = true;
        return this;
    }

    /// What is most probably written so far, and may go on until [#end]; an empty text before the first strokes are
    /// known.
    public Recognition best() {
        return nBest().getFirst();
    }

    /// What may be written so far, the best answer first.
    public List<Recognition> nBest() {
        if (places.size() == 0) {
            return List.of(Recognition.NOTHING);
        }
        var reader = new Reader(model);
        var best = ended ? growing.finished(search.nBest()) : growing.best(search.nBest());
        return best.stream()
                .map(labelling -> reader.recognition(labelling, places.size(), places::place))
                .toList();
    }

    @Override
    public void close() {
        growing.close();
        tape.close();
    }

    private void read() {
        try {
            features.drain(taking);
        } finally {
            Reference.reachabilityFence(this); // not forgotten before
        }
    }

    private void take(float[] values, int from, int stroke, int point, double time) {
        places.add(stroke, point, time);
        growing.accept(step.logProbs(values, from), 0);
    }
}
