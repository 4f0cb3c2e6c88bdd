// The vectors that are nearest to a vector.
package rondo.metric;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// The vectors that are nearest to one of them, or to another, by the cosine of the angle between them. Compares with
/// each; a vector of zeros is as far from all others as can be without pointing away, cosine 0.
public final class Neighbours {
    /// A vector near another one.
    ///
    /// @param row its place in the list
    /// @param cosine of the angle, -1 to 1
    public record Neighbour(int row, float cosine) {}

    private static final Comparator<Neighbour> NEAREST =
            Comparator.comparingDouble((Neighbour n) -> -n.cosine()).thenComparingInt(Neighbour::row);
    private static final int NONE = -1;

    private final List<float[]> unit;

    /// @param vectors of equal length
    public Neighbours(List<float[]> vectors) {
        unit = vectors.stream().map(Neighbours::unit).toList();
    }

    /// The nearest others, the nearest first; of equally near ones the first.
    ///
    /// @param row the place of the vector
    /// @param k how many at most
    public List<Neighbour> nearest(int row, int k) {
        return nearest(unit.get(row), row, k);
    }

    /// Those nearest to any vector, the nearest first; of equally near ones the first.
    ///
    /// @param vector as long as these
    /// @param k how many at most
    public List<Neighbour> nearest(float[] vector, int k) {
        return nearest(unit(vector), NONE, k);
    }

    private List<Neighbour> nearest(float[] from, int except, int k) {
        var nearest = new PriorityQueue<>(NEAREST.reversed());
        float least = Float.NEGATIVE_INFINITY; // of the k nearest so far
        for (int row = 0; row < unit.size(); row++) {
            float cosine = product(from, unit.get(row));
            if (row != except && (nearest.size() < k || cosine > least)) {
                nearest.add(new Neighbour(row, cosine));
                if (nearest.size() > k) {
                    nearest.remove();
                }
                least = nearest.isEmpty() ? least : nearest.element().cosine();
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
