/// Ink: what a pen left on a surface, as strokes of points, with pictures of it.
///
/// Stands on `rondo.basis`. Example: `SvgPicture.of(Ink.of(Stroke.of(new float[] {0, 1}, new float[] {0, 2})))`.
@NullMarked
package rondo.ink.stroke;

import org.jspecify.annotations.NullMarked;
