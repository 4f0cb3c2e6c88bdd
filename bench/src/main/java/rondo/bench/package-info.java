/// Measurements: matrix products with JMH; recurrent layers and the translator by mains of their own, beside
/// their peers in the same run on the same core; and what prepares texts for them.
///
/// Stands on the library. Example: `bench/run layers --python python3 --peers DIR`.
@NullMarked
package rondo.bench;

import org.jspecify.annotations.NullMarked;
