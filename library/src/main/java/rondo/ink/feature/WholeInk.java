// How whole ink is set straight and brought to size 1.
package rondo.ink.feature;

import rondo.ink.stroke.Ink;

/// How whole ink is set straight and brought to size 1, which takes a look at all of it: first its slope, then the
/// slant that is left, then the size that is left.
///
/// @param frame what makes it so
/// @param baseline how far down of the first point, in that frame, y is 0
record WholeInk(Frame frame, double baseline) {
    /// That of an ink.
    static WholeInk of(Ink ink, InkNormalization normalization) {
        var frame = Frame.ofUnit(1);
        if (normalization.slope()) {
            frame = Frame.turned(-new Slope(ink).angle());
        }
        if (normalization.slant()) {
            frame = frame.then(Frame.leaning(-new Slant(ink, frame).lean()));
        }
        boolean core = normalization.scaling() == InkNormalization.Scaling.CORE;
        var size = new Size(ink, frame);
        double unit = normalization.scaling() == InkNormalization.Scaling.UNIT ? normalization.unit() : size.unit(core);
        double baseline = core && !ink.strokes().isEmpty()
                ? (size.baseline() - frame.y(ink.strokes().getFirst(), 0)) / unit
                : 0;
        return new WholeInk(frame.then(Frame.ofUnit(unit)), baseline);
    }
}
