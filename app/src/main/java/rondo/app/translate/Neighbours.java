// The vectors that are nearest to a vector.
package rondo.app.translate;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// The vectors that are nearest to one of them, by the cosine of the angle between them. Compares with each; a
/// vector of zeros is as far from all others as can be without pointing away, cosine 0.
final class Neighbours {
    /// A vector near another one.
    ///
    /// @param row its place in the list
    /// @param cosine of the angle, -1 to 1
    record Neighbour(int row, float cosine) {}

    private static final Comparator<Neighbour> NEAREST =
            Comparator.comparingDouble((Neighbour n) -> -n.cosine()).thenComparingInt(Neighbour::row);

    private final List<float[]> unit;

    /// @param vectors of equal length
    Neighbours(List<float[]> vectors) {
        unit = vectors.stream().map(Neighbours::unit).toList();
    }

    /// The nearest others, the nearest first; of equally near ones the first.
    ///
    /// @param row the place of the vector
    /// @param k how many at most
    List<Neighbour> nearest(int row, int k) {
        var nearest = new PriorityQueue<>(NEAREST.reversed());
        for (int other = 0; other < unit.size(); other++) {
            if (other != row) {
                nearest.add(new Neighbour(other, product(unit.get(row), unit.get(other))));
                if (nearest.size() > k) {
                    nearest.remove();
                }
            }
        }
        return nearest.stream().sorted(NEAREST).toList();
    }

    private static float[] unit(float[] vector) {
        double norm = Math.sqrt(product(vector, vector));
        float[] scaled = new float[vector.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = norm == 0 ? 0 : (float) (vector[i] / norm);
        }
        return scaled;
    }

    private static float product(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return (float) sum;
    }
}
