// A series that is followed as its values come.
package rondo.series;

import java.lang.ref.Reference;
import rondo.basis.InputException;
import rondo.basis.Shown;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Scope;
import rondo.series.baseline.Smoother;
import rondo.series.data.Series;
import rondo.series.distribution.Likelihood;
import rondo.series.feature.Track;
import rondo.series.net.SeriesStep;

/// A series that is followed as its values come: it says what the next one may be, and how odd it was. The same
/// as for all values at once ([Forecaster#anomalies]), in f32 to the bit. Taking a value leaves no garbage with
/// built-in cells. One thread uses it at a time. Owns memory until it is closed; one that is forgotten open gives
/// it back some time later, with a warning.
public final class SeriesSession implements AutoCloseable {
    private static final double LEAST = 1e-16; // probability

    private final Likelihood likelihood;
    private final Track track;
    private final Tape tape;
    private final SeriesStep step;
    private double[] raw = {};
    private double base;
    private double scale;

    /// @param series with whose values it begins; covariates go on after them
    /// @param begun how many of its values are read now
    SeriesSession(ForecasterParts model, Series series, int begun) {
        this.likelihood = model.net().plan().likelihood();
        int needed = Smoother.needed(model.season());
        if (begun < needed || begun > series.length()) {
            throw new InputException("series " + Shown.name(series.name()) + ": " + begun + " of "
                    + Shown.count(series.length(), "value") + " to begin with; expected " + needed
                    + " or more, to see a season");
        }
        var schema = model.schema();
        var profile = schema.profile(series, begun, model.season());
        this.track = Track.open(series.first(begun), profile, schema.covariates(), model.horizon());
        this.tape = Tape.off(Scope.watched("series"), model.precision());
        this.step = new SeriesStep(tape, model.net(), schema.categories(series));
        for (int i = 0; i < begun; i++) {
            take(series.values()[i]);
        }
    }

    /// Takes the next value.
    ///
    /// @param value NaN if it is missing
    /// @throws InputException if it is infinite
    /// @return how odd it is: the negative decimal logarithm of the probability of a value as far out or further,
    ///     on either side; 0 in the middle, 3 for one in a thousand, at most 16; NaN if it is missing
    public double accept(double value) {
        if (Double.isInfinite(value)) {
            throw new InputException("series: " + value + "; expected a finite value, or NaN for a missing one");
        }
        double tail = Double.isNaN(value) ? Double.NaN : likelihood.tail(raw, base, scale, value);
        take(value);
        return Math.abs(Math.log10(Math.clamp(tail, LEAST, 1)));
    }

    /// The value that the next one does not exceed with a probability.
    ///
    /// @param p in (0, 1)
    public double quantile(double p) {
        return likelihood.quantile(raw, base, scale, p);
    }

    /// The median of the next value.
    public double expected() {
        return quantile(0.5);
    }

    /// How many values it has taken, with those it began with.
    public int length() {
        return track.length();
    }

    @Override
    public void close() {
        tape.close();
    }

    private void take(double value) {
        try {
            track.accept(value);
            int index = track.length() - 1;
            raw = step.read(track, index);
            base = track.base(index, 1);
            scale = track.spread(index, 1);
        } finally {
            Reference.reachabilityFence(this); // not forgotten before
        }
    }
}
