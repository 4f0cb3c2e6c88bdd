// What an expression makes of digits.
package rondo.app.nested;

import java.util.List;

/// What an expression makes of digits.
public enum Operator {
    /// The largest.
    MAX {
        @Override
        int of(List<Integer> sorted) {
            return sorted.getLast();
        }
    },
    /// The smallest.
    MIN {
        @Override
        int of(List<Integer> sorted) {
            return sorted.getFirst();
        }
    },
    /// The one in the middle, the lower one of two.
    MED {
        @Override
        int of(List<Integer> sorted) {
            return sorted.get((sorted.size() - 1) / 2);
        }
    },
    /// The last digit of their sum.
    SUM {
        @Override
        int of(List<Integer> sorted) {
            return sorted.stream().mapToInt(digit -> digit).sum() % 10;
        }
    };

    /// The digit that comes of some digits.
    ///
    /// @param sorted from the smallest to the largest, one at least
    abstract int of(List<Integer> sorted);
}
