// Where along a line lists change their choice.
package rondo.rescore.search;

import java.util.Arrays;

/// Where along a line lists change their choice, put into order: each list adds its own in their order, as a run,
/// and runs are merged.
final class Breakpoints {
    private static final int FIRST_ROOM = 1024;

    private double[] places = new double[FIRST_ROOM];
    private int[] rows = new int[FIRST_ROOM];
    private double[] otherPlaces = {};
    private int[] otherRows = {};
    private int size;
    private int[] ends = new int[FIRST_ROOM];
    private int runs;

    /// Forgets all.
    void clear() {
        size = 0;
        runs = 0;
    }

    /// Adds one to the run.
    ///
    /// @param place not before the last of the run
    /// @param row that is chosen from there on
    void add(double place, int row) {
        if (size == places.length) {
            places = Arrays.copyOf(places, 2 * size);
            rows = Arrays.copyOf(rows, 2 * size);
        }
        places[size] = place;
        rows[size++] = row;
    }

    /// Ends a run.
    void endRun() {
        if (size == (runs == 0 ? 0 : ends[runs - 1])) {
            return;
        }
        if (runs == ends.length) {
            ends = Arrays.copyOf(ends, 2 * runs);
        }
        ends[runs++] = size;
    }

    /// How many there are.
    int size() {
        return size;
    }

    double place(int i) {
        return places[i];
    }

    int row(int i) {
        return rows[i];
    }

    /// Puts all into one run.
    void sort() {
        if (otherPlaces.length != places.length) {
            otherPlaces = new double[places.length];
            otherRows = new int[places.length];
        }
        while (runs > 1) {
            int merged = 0;
            for (int run = 0; run < runs; run += 2) {
                int from = run == 0 ? 0 : ends[run - 1];
                int middle = ends[run];
                int to = run + 1 < runs ? ends[run + 1] : middle;
                merge(from, middle, to);
                ends[merged++] = to;
            }
            runs = merged;
            var sortedPlaces = otherPlaces;
            otherPlaces = places;
            places = sortedPlaces;
            var sortedRows = otherRows;
            otherRows = rows;
            rows = sortedRows;
        }
    }

    private void merge(int from, int middle, int to) {
        int a = from;
        int b = middle;
        for (int i = from; i < to; i++) {
            int next = b == to || (a < middle && places[a] <= places[b]) ? a++ : b++;
            otherPlaces[i] = places[next];
            otherRows[i] = rows[next];
        }
    }
}
