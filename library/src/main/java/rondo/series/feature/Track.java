// What a net is told of a series, as its values come.
package rondo.series.feature;

import rondo.series.baseline.Smoother;
import rondo.series.data.Frequency;
import rondo.series.data.Series;

/// What a net is told of a series, as its values come: how exponential smoothing erred and where it stands, the
/// calendar, covariates. All of it is known when a value is, so a value that comes alone is told in the same
/// numbers as a whole file, and nothing is allocated then. At any date the smoothing is a first guess of what
/// follows: a place and a width, which a net corrects.
public final class Track {
    private static final int ERRORS = 7; // numbers of a value beside calendar and covariates
    private static final int AHEAD = 5; // numbers of a step ahead beside these
    private static final double MOST = 4; // scales that one error moves the scale by
    private static final double LEAST = 1e-3; // of the scale of all
    private static final double SOON = 0.25; // how much of an error goes into the scale of the last few

    private final Profile profile;
    private final Calendar calendar;
    private final Covariates covariates;
    private final double[][] known;
    private final Smoother smoother;
    private final int width;
    private final double[] growth; // of errors by steps ahead
    private final double[] carried; // how much of the trend is added by then
    private final double pace;
    private final int mask;
    private final double[] values;
    private final double[] errors; // in scales of their time, squeezed
    private final double[] levels;
    private final double[] trends;
    private final double[] scales;
    private final double[] recent; // scales of the last few errors
    private final double[] middles; // of the levels of some seasons
    private final double[] seasons; // of the same place in the season, as it is after each value
    private int taken;

    /// @param series with which it begins; of its values none is taken yet
    /// @param horizon the most steps ahead
    /// @param length how many values are looked back at, at least
    private Track(Series series, Profile profile, Covariates covariates, int horizon, int length) {
        this.profile = profile;
        this.calendar = new Calendar(series.axis());
        this.covariates = covariates;
        this.known = series.covariates();
        this.smoother = new Smoother(profile.smoothing(), series.values());
        this.width = Calendar.width(series.axis().frequency()) + covariates.count();
        this.growth = profile.smoothing().growth(horizon);
        this.carried = new double[horizon];
        double power = 1;
        for (int h = 0; h < horizon; h++) {
            power *= profile.smoothing().damping();
            carried[h] = (h == 0 ? 0 : carried[h - 1]) + power;
        }
        int period = profile.smoothing().period();
        int back =
                Math.max(length, Math.max(Calendar.mostBefore(series.axis().frequency()), period)) + horizon + period;
        int capacity = Integer.highestOneBit(back) << 1;
        this.mask = capacity - 1;
        this.pace = 1.0 / Math.max(20, 2 * period);
        this.values = new double[capacity];
        this.errors = new double[capacity];
        this.levels = new double[capacity];
        this.trends = new double[capacity];
        this.scales = new double[capacity];
        this.recent = new double[capacity];
        this.middles = new double[capacity];
        this.seasons = new double[capacity];
        for (int p = 0; p < period; p++) {
            seasons[(p - period) & mask] = smoother.season(p + 1);
        }
    }

    /// A track of all values of a series, which can be asked about any of them.
    public static Track of(Series series, Profile profile, Covariates covariates, int horizon) {
        var track = new Track(series, profile, covariates, horizon, series.length());
        for (double value : series.values()) {
            track.accept(value);
        }
        return track;
    }

    /// A track that has taken no value yet and can be asked about the last one it took.
    ///
    /// @param series with whose values it begins
    /// @param horizon the most steps ahead
    public static Track open(Series series, Profile profile, Covariates covariates, int horizon) {
        return new Track(series, profile, covariates, horizon, 1);
    }

    /// How many numbers are told of a value.
    public static int valueWidth(Frequency frequency, int covariates) {
        return ERRORS + Calendar.width(frequency) + covariates;
    }

    /// How many numbers are told of a step ahead.
    public static int stepWidth(Frequency frequency, int covariates) {
        return AHEAD + Calendar.width(frequency) + covariates;
    }

    /// Takes the next value.
    ///
    /// @param value NaN if it is missing
    public void accept(double value) {
        int at = taken & mask;
        double before = taken == 0 ? profile.scale() : scales[(taken - 1) & mask];
        double error = smoother.accept(value);
        boolean missing = Double.isNaN(error);
        values[at] = value;
        errors[at] = missing ? Double.NaN : squeezed(error / before);
        levels[at] = smoother.level();
        trends[at] = smoother.trend();
        seasons[at] = smoother.season(profile.smoothing().period());
        double size = missing ? before : Math.min(Math.abs(error), MOST * before);
        scales[at] = Math.max(before + pace * (size - before), LEAST * profile.scale());
        double few = taken == 0 ? before : recent[(taken - 1) & mask];
        recent[at] = Math.max(few + SOON * (size - few), LEAST * profile.scale());
        double middle = taken == 0 ? levels[at] : middles[(taken - 1) & mask];
        middles[at] = middle + 0.5 * pace * (levels[at] - middle);
        taken++;
    }

    /// How many values were taken.
    public int length() {
        return taken;
    }

    /// The value at an index that was taken.
    public double value(int index) {
        return values[index & mask];
    }

    /// The first guess of a value.
    ///
    /// @param index of the last value that is known
    /// @param steps after it, from 1
    public double base(int index, int steps) {
        int period = profile.smoothing().period();
        int same = index + steps - (steps + period - 1) / period * period;
        return levels[index & mask] + carried[steps - 1] * trends[index & mask] + seasons[same & mask];
    }

    /// How wide that guess is, as the scale of a distribution.
    public double spread(int index, int steps) {
        return 1.25 * scales[index & mask] * growth[steps - 1]; // a deviation is 1.25 mean distances, if it is normal
    }

    /// Writes what is told of a value that was taken.
    public void readValue(int index, float[] to, int at) {
        int here = index & mask;
        int period = profile.smoothing().period();
        double scale = scales[here];
        double season = seasons[here];
        int before = index - period;
        double change = before < 0 ? Double.NaN : values[here] - values[before & mask];
        to[at] = orZero(errors[here]);
        to[at + 1] = Double.isNaN(errors[here]) ? 0 : 1;
        to[at + 2] = squeezed(trends[here] / scale);
        to[at + 3] = squeezed((levels[here] - middles[here]) / (scale * 3));
        to[at + 4] = squeezed(season / scale);
        to[at + 5] = (float) Math.log(recent[here] / scale);
        to[at + 6] = orZero(squeezed(change / (scale * Math.sqrt(period))));
        calendar.read(index + 1, to, at + ERRORS);
        covariates.read(known, index + 1, to, at + ERRORS + width - covariates.count());
    }

    /// Writes what is told of a step ahead.
    ///
    /// @param index of the last value that is known
    /// @param steps after it, from 1
    public void readStep(int index, int steps, float[] to, int at) {
        int year = calendar.yearBefore(index + steps);
        int before = index + steps - year;
        boolean there = year > 0 && before >= 0 && before <= index && !Double.isNaN(errors[before & mask]);
        to[at] = (float) steps / growth.length;
        to[at + 1] = (float) (Math.log1p(steps) / Math.log1p(growth.length));
        to[at + 2] = squeezed((base(index, steps) - levels[index & mask]) / scales[index & mask]);
        to[at + 3] = there ? (float) errors[before & mask] : 0;
        to[at + 4] = there ? 1 : 0;
        calendar.read(index + steps, to, at + AHEAD);
        covariates.read(known, index + steps, to, at + AHEAD + width - covariates.count());
    }

    /// The inverse hyperbolic sine: near 0 the number itself, far off its logarithm.
    private static float squeezed(double number) {
        double size = Math.abs(number);
        return (float) Math.copySign(Math.log(size + Math.sqrt(size * size + 1)), number);
    }

    private static float orZero(double number) {
        return Double.isNaN(number) ? 0 : (float) number;
    }
}
