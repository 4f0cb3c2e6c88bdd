// A text, or rows of numbers.
package rondo.label.sequence.data;

import rondo.basis.ShapeException;

/// A sequence to be labelled: a text, or rows of numbers.
public sealed interface Sequence {
    /// A text; a model cuts it into words or characters.
    ///
    /// @param text any, without line ends
    record Text(String text) implements Sequence {
        @Override
        public String toString() {
            return text;
        }
    }

    /// Rows of numbers, as many in each.
    final class Vectors implements Sequence {
        private final int width;
        private final float[] values;

        /// @param width how many numbers a row has, F
        /// @param values of all rows, one row after the other, [T,F]; not copied
        /// @throws ShapeException if they do not make whole rows
        public Vectors(int width, float[] values) {
            if (width < 1 || values.length % width != 0) {
                throw new ShapeException(
                        "sequence: " + values.length + " numbers; expected rows of " + width + ", at least 1");
            }
            this.width = width;
            this.values = values;
        }

        /// How many numbers a row has, F.
        public int width() {
            return width;
        }

        /// How many rows there are, T.
        public int rows() {
            return values.length / width;
        }

        /// All numbers, row after row: the array itself, no copy.
        public float[] values() {
            return values;
        }
    }
}
