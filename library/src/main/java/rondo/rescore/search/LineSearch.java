// The best step along a direction.
package rondo.rescore.search;

/// The best step along a direction, found exactly (Och 2003, "Minimum Error Rate Training in Statistical Machine
/// Translation"): along it the score of each candidate is a line, the choice of a list is the upper envelope of
/// its lines, and the quality of the text changes only where an envelope has a corner.
final class LineSearch {
    /// Between corners so near to each other nothing is taken, as rounding might put a weight outside.
    static final double NARROWEST = 1e-6;

    private final TuningSet set;
    private final int[] lists; // of each row
    private final int[] choice; // of each list
    private final int[] steeper; // rows of the list at work
    private final Breakpoints breaks = new Breakpoints();
    private Step best = new Step(0, 0);
    private double widest;

    /// A step.
    ///
    /// @param length by how much of the direction to go
    /// @param quality of the text there
    record Step(double length, double quality) {}

    LineSearch(TuningSet set) {
        this.set = set;
        this.lists = new int[set.rows()];
        this.choice = new int[set.lists()];
        int longest = 0;
        for (int list = 0; list < set.lists(); list++) {
            for (int row = set.first(list); row < set.end(list); row++) {
                lists[row] = list;
            }
            longest = Math.max(longest, set.end(list) - set.first(list));
        }
        this.steeper = new int[longest];
    }

    /// The middle of the stretch with the best text; of several the widest, of those the first.
    ///
    /// @param scores of each row where the search begins
    /// @param slopes how much the score of each row grows along the direction
    Step search(double[] scores, double[] slopes) {
        breaks.clear();
        for (int list = 0; list < choice.length; list++) {
            envelope(list, scores, slopes);
        }
        breaks.sort();
        best = new Step(0, Double.NEGATIVE_INFINITY);
        widest = 0;
        sweep();
        return best;
    }

    /// Adds the corners of a list, from left to right, and notes the choice before the first. From each line of
    /// the envelope only steeper ones can follow, so the others are left out of the rest of the search.
    private void envelope(int list, double[] scores, double[] slopes) {
        int row = flattest(list, scores, slopes);
        choice[list] = row;
        int left = set.end(list) - set.first(list);
        for (int i = 0; i < left; i++) {
            steeper[i] = set.first(list) + i;
        }
        double place = Double.NEGATIVE_INFINITY;
        for (int next = row; next >= 0; row = next) {
            next = -1;
            double nearest = Double.POSITIVE_INFINITY;
            int kept = 0;
            for (int i = 0; i < left; i++) {
                int other = steeper[i];
                double rise = slopes[other] - slopes[row];
                if (rise > 0) {
                    steeper[kept++] = other;
                    double behind = scores[row] - scores[other];
                    double limit = nearest * rise; // as a division takes long
                    if (behind < limit || (behind == limit && next >= 0 && slopes[other] > slopes[next])) {
                        nearest = behind / rise;
                        next = other;
                    }
                }
            }
            left = kept;
            if (next >= 0) {
                place = Math.max(place, nearest); // rounding may put it before the last
                breaks.add(place, next);
            }
        }
        breaks.endRun();
    }

    /// The row that is chosen far to the left: of the lines with the least slope the highest.
    private int flattest(int list, double[] scores, double[] slopes) {
        int row = set.first(list);
        for (int other = row + 1; other < set.end(list); other++) {
            boolean higher = slopes[other] == slopes[row] && scores[other] > scores[row];
            row = slopes[other] < slopes[row] || higher ? other : row;
        }
        return row;
    }

    private void sweep() {
        long[] sum = set.none();
        for (int row : choice) {
            set.add(row, 1, sum);
        }
        double quality = set.quality(sum);
        double from = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < breaks.size(); ) {
            double place = breaks.place(i);
            boolean changed = false;
            for (; i < breaks.size() && breaks.place(i) == place; i++) {
                int row = breaks.row(i);
                int before = choice[lists[row]];
                choice[lists[row]] = row;
                if (!set.alike(before, row)) {
                    set.add(before, -1, sum);
                    set.add(row, 1, sum);
                    changed = true;
                }
            }
            if (changed) {
                consider(from, place, quality);
                from = place;
                quality = set.quality(sum);
            }
        }
        consider(from, Double.POSITIVE_INFINITY, quality);
    }

    private void consider(double from, double to, double quality) {
        boolean open = Double.isInfinite(from) || Double.isInfinite(to);
        double width = open ? 2 : to - from; // an open stretch is entered by 1
        if (width < NARROWEST || quality < best.quality || (quality == best.quality && width <= widest)) {
            return;
        }
        double length = Double.isInfinite(from)
                ? (Double.isInfinite(to) ? 0 : to - 1)
                : Double.isInfinite(to) ? from + 1 : from + width / 2;
        best = new Step(length, quality);
        widest = width;
    }
}
