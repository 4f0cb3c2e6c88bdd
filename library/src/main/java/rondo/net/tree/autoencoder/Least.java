// The place of the least of some numbers that change.
package rondo.net.tree.autoencoder;

import java.util.Arrays;

/// The place of the least of some numbers that change, the first of equal ones; a change takes time in proportion to
/// the logarithm of how many there are. A tournament: each match is won by the lesser number.
final class Least {
    private final int first; // match of place 0
    private final double[] numbers;
    private final int[] winners; // by match; those of match m are played in 2m and 2m + 1

    /// @param size how many numbers there are, at first all infinite
    Least(int size) {
        this.first = Integer.highestOneBit(Math.max(1, 2 * size - 1));
        this.numbers = new double[first];
        this.winners = new int[2 * first];
        Arrays.fill(numbers, Double.POSITIVE_INFINITY);
        for (int i = 0; i < first; i++) {
            winners[first + i] = i;
        }
        for (int match = first - 1; match > 0; match--) {
            winners[match] = winners[2 * match];
        }
    }

    /// Changes a number.
    void set(int place, double number) {
        numbers[place] = number;
        for (int match = (first + place) / 2; match > 0; match /= 2) {
            int left = winners[2 * match];
            int right = winners[2 * match + 1];
            winners[match] = numbers[right] < numbers[left] ? right : left;
        }
    }

    /// Where the least number is.
    int place() {
        return winners[1];
    }
}
