// Walks hypotheses and their references side by side.
package rondo.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import rondo.basis.InputException;

/// Walks hypotheses and their references side by side.
final class Comparison {
    private Comparison() {}

    /// What `measure` gives for each hypothesis and its references.
    ///
    /// @param references one or several translations of the whole text, each with a sentence for each
    ///     hypothesis
    /// @throws InputException if there is no hypothesis or no reference, or their numbers differ
    static <T> List<T> map(
            List<String> hypotheses, List<List<String>> references, BiFunction<String, List<String>, T> measure) {
        check(hypotheses, references);
        var measured = new ArrayList<T>(hypotheses.size());
        for (int i = 0; i < hypotheses.size(); i++) {
            int line = i;
            measured.add(measure.apply(
                    hypotheses.get(i), references.stream().map(r -> r.get(line)).toList()));
        }
        return measured;
    }

    private static void check(List<String> hypotheses, List<List<String>> references) {
        if (hypotheses.isEmpty()) {
            throw new InputException("hypotheses: no sentence; expected at least one; is the file empty?");
        }
        if (references.isEmpty()) {
            throw new InputException("references: none given; expected at least one; name a reference");
        }
        for (int i = 0; i < references.size(); i++) {
            int found = references.get(i).size();
            if (found != hypotheses.size()) {
                throw new InputException("reference " + (i + 1) + ": " + found + " sentences but " + hypotheses.size()
                        + " hypotheses; expected as many; align them line by line");
            }
        }
    }
}
