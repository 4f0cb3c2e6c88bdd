// Expressions to learn from, and others to judge by.
package rondo.app.nested;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import rondo.basis.Rng;

/// Expressions to learn from, and others to judge by, none of which is among those.
///
/// @param train one to three operators inside one another
/// @param dev as deep as these
/// @param heldOut by depth less one, as deep as these and deeper
public record Expressions(List<Expression> train, List<Expression> dev, List<List<Expression>> heldOut) {
    /// Operators inside one another in training.
    public static final int LEARNED = 3;

    private static final int DEEPEST = 6;

    /// Some of them; the same seed gives the same ones.
    ///
    /// @param count to learn from
    /// @param judged for dev, and of each depth
    public static Expressions make(int count, int judged, long seed) {
        var rng = Rng.of(seed).at("expressions");
        var known = new HashSet<String>();
        var train = IntStream.range(0, count)
                .mapToObj(
                        i -> Expression.random(1 + i % LEARNED, rng.at("train").at(i)))
                .toList();
        train.forEach(expression -> known.add(expression.toString()));
        var dev = new ArrayList<Expression>();
        for (int depth = 1; depth <= LEARNED; depth++) {
            dev.addAll(others(judged / LEARNED, depth, rng.at("dev").at(depth), known));
        }
        return new Expressions(
                train,
                dev,
                IntStream.rangeClosed(1, DEEPEST)
                        .mapToObj(depth ->
                                others(judged, depth, rng.at("held out").at(depth), known))
                        .toList());
    }

    /// Those that are not known, nor among themselves.
    private static List<Expression> others(int count, int depth, Rng rng, Set<String> known) {
        var others = new ArrayList<Expression>();
        for (int i = 0; others.size() < count; i++) {
            var expression = Expression.random(depth, rng.at(i));
            if (known.add(expression.toString())) {
                others.add(expression);
            }
        }
        return others;
    }
}
