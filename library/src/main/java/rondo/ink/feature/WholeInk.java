// How whole ink is set straight and brought to size 1.
package rondo.ink.feature;

import rondo.ink.stroke.Ink;

/// How whole ink is set straight and brought to size 1, which takes a look at all of it: first its slope, then the
/// slant that is left, then the size that is left.
final class WholeInk {
    private WholeInk() {}

    /// What makes it so.
    static Frame frame(Ink ink, InkNormalization normalization) {
        var frame = Frame.ofUnit(1);
        if (normalization.slope()) {
            frame = Frame.turned(-new Slope(ink).angle());
        }
        if (normalization.slant()) {
            frame = frame.then(Frame.leaning(-new Slant(ink, frame).lean()));
        }
        boolean core = normalization.scaling() == InkNormalization.Scaling.CORE;
        double unit = normalization.scaling() == InkNormalization.Scaling.UNIT
                ? normalization.unit()
                : new Size(ink, frame).unit(core);
        return frame.then(Frame.ofUnit(unit));
    }
}
