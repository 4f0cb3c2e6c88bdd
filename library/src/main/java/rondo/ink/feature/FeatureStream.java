// Features of ink while the pen moves.
package rondo.ink.feature;

import java.util.Optional;
import rondo.basis.InputException;
import rondo.ink.stroke.Stroke;

/// Features of ink while the pen moves: takes points as they come and gives rows as soon as they are certain,
/// which they are when the next point has come or the stroke has ended. What comes later changes no row that was
/// given, so that rows read in any portions are those that [Features#of] gives of the whole ink. For one thread at a
/// time.
public final class FeatureStream {
    /// The most rows that may wait to be read.
    public static final int MOST_ROWS = RowStack.MOST;

    private final InkNormalization normalization;
    private final RowStack rows;
    private final Resampler resampler;
    private final FirstStroke first = new FirstStroke();
    private final PenPoint raw = new PenPoint();
    private final PenPoint point = new PenPoint();
    private final double baseline; // how far down y is 0, of the first point
    private Optional<Frame> frame;
    private double originX;
    private double originY;
    private boolean begun;
    private boolean drawing;
    private boolean finished;
    private int stroke;
    private int index;

    /// @param whole how the whole ink is, or empty if it becomes known while the pen moves
    FeatureStream(InkNormalization normalization, Optional<WholeInk> whole, Resampler resampler, RowStack rows) {
        this.normalization = normalization;
        this.resampler = resampler;
        this.rows = rows;
        this.baseline = whole.map(WholeInk::baseline).orElse(0.0);
        this.frame = whole.isEmpty() && normalization.scaling() == InkNormalization.Scaling.UNIT
                ? Optional.of(Frame.ofUnit(normalization.unit()))
                : whole.map(WholeInk::frame);
    }

    /// Takes the next point, of ink without times.
    ///
    /// @throws InputException as the other does, and if times decide which points are left
    public void accept(float x, float y) {
        if (normalization.resampling() == InkNormalization.Resampling.TIME) {
            throw new InputException("stroke " + stroke
                    + " has no times; expected some, as points are resampled by time; resample by distance");
        }
        take(x, y, Double.NaN);
    }

    /// Takes the next point.
    ///
    /// @param milliseconds since the ink began, taken as a `float`, as strokes have them; one before that
    ///     of the last point counts as that
    /// @throws InputException if a number is no number or beyond [Stroke#LARGEST], or more than [#MOST_ROWS] rows
    ///     would wait to be read
    public void accept(float x, float y, double milliseconds) {
        requireNumber("time", milliseconds);
        double time = (float) milliseconds;
        take(x, y, begun && !Double.isNaN(raw.time) ? Math.max(time, raw.time) : time);
    }

    /// Says that the pen was lifted. A stroke without points does not count.
    public void endStroke() {
        if (!drawing) {
            return;
        }
        drawing = false;
        stroke++;
        index = 0;
        if (frame.isPresent()) {
            resampler.endStroke();
            return;
        }
        first.endStroke();
        if (first.extent() > 0) {
            release(first.extent());
        }
    }

    /// Says that no point will come: ends the stroke and gives the last rows.
    public void finish() {
        endStroke();
        if (frame.isEmpty()) {
            release(1); // dots alone, which have no size
        }
        if (!finished) {
            finished = true;
            rows.finish();
        }
    }

    /// Gives the rows since the last reading to a reader, in order, without a copy; they then wait no longer.
    public void drain(RowReader reader) {
        rows.drain(reader);
    }

    /// The rows since the last reading, which then wait no longer.
    public FeatureRows read() {
        return rows.take();
    }

    private void take(float x, float y, double time) {
        if (finished) {
            throw new InputException("stroke " + stroke + ": a point after the end; expected a new stream for new ink");
        }
        requireNumber("x", x);
        requireNumber("y", y);
        if (!begun) {
            begun = true;
            originX = x;
            originY = y;
        }
        drawing = true;
        raw.x = x - originX + 0.0; // no -0, as in strokes
        raw.y = y - originY + 0.0;
        raw.time = time;
        raw.stroke = stroke;
        raw.index = index++;
        if (frame.isPresent()) {
            pass(raw, frame.get());
        } else {
            first.add(raw);
        }
    }

    private void pass(PenPoint from, Frame to) {
        point.set(from);
        to.apply(point);
        point.y -= baseline;
        resampler.accept(point);
    }

    private void release(double unit) {
        var known = Frame.ofUnit(unit);
        frame = Optional.of(known);
        first.replay(p -> pass(p, known), resampler::endStroke);
    }

    private void requireNumber(String name, double number) {
        if (!(Math.abs(number) <= Stroke.LARGEST)) {
            throw new InputException("stroke " + stroke + ": point " + index + " has " + number + " for its " + name
                    + "; expected a number from -" + Stroke.LARGEST + " to " + Stroke.LARGEST);
        }
    }
}
