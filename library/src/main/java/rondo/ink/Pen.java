// Ink that is read while the pen moves.
package rondo.ink;

import java.util.ArrayList;
import java.util.List;
import rondo.basis.ConfigException;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Scope;
import rondo.ink.Recognition.Place;
import rondo.ink.feature.FeatureStream;
import rondo.net.recurrent.State;

/// Ink that is read while the pen moves: takes points as they come and answers at any time. The answer after [#end] is
/// that of the whole ink read at once, in f32 to the bit. One thread uses it at a time. Owns memory until it is closed;
/// one that is forgotten open gives it back some time later, with a warning.
public final class Pen implements AutoCloseable {
    private static final int[] FIRST = {0};

    private final RecognizerParts model;
    private final InkSearch search;
    private final FeatureStream features;
    private final InkSearch.Growing growing;
    private final List<Place> places = new ArrayList<>();
    private Tape tape;
    private List<State> states = List.of();
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
        this.tape = tape();
        try {
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
        if (places.isEmpty()) {
            return List.of(Recognition.NOTHING);
        }
        var reader = new Reader(model);
        var best = ended ? growing.finished(search.nBest()) : growing.best(search.nBest());
        return best.stream()
                .map(labelling -> reader.recognition(labelling, places))
                .toList();
    }

    @Override
    public void close() {
        growing.close();
        tape.close();
    }

    private void read() {
        if (features.rows() == 0) {
            return;
        }
        var rows = features.read();
        var next = tape();
        List<State> before;
        try {
            before = states.stream().map(state -> state.rows(next, FIRST)).toList();
        } catch (RuntimeException | Error e) {
            next.close();
            throw e;
        }
        tape.close();
        tape = next;
        var results = model.net().goOn(tape, rows, before);
        states = results.stream().map(result -> result.last()).toList();
        var logits = model.net().output().apply(results.getLast().output()).value();
        tape.precision().pointwise().logSoftmax(logits);
        places.addAll(Reader.places(rows));
        for (int i = 0; i < rows.size(); i++) {
            growing.accept(logits, i);
        }
    }

    private Tape tape() {
        return Tape.off(Scope.watched("pen"), model.precision());
    }
}
