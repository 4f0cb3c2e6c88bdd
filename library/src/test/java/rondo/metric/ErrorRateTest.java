// Error rates against the edits that made the errors.
package rondo.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rondo.basis.ConfigException;
import rondo.basis.InputException;
import rondo.basis.Rng;

class ErrorRateTest {
    @Test
    void countsEditsByKind() {
        var rate = ErrorRate.characters(List.of("kitten", "ab", "", "x"), List.of("sitting", "b", "c", "x"));
        assertThat(rate).isEqualTo(new ErrorRate(2, 2, 1, 10));
        assertThat(rate.rate()).isEqualTo(0.5);
        assertThat(rate).hasToString("50.0 %");
        assertThat(ErrorRate.words(List.of("a  rose is"), List.of("a rose was a rose")))
                .isEqualTo(new ErrorRate(1, 2, 0, 5));
    }

    @Test
    void characterBeyondTheBasicPlaneIsOne() {
        assertThat(ErrorRate.characters(List.of("𠀀𠀁"), List.of("𠀀𠀂"))).isEqualTo(new ErrorRate(1, 0, 0, 2));
    }

    @Test
    void nothingForNothing() {
        assertThat(ErrorRate.characters(List.of(""), List.of(""))).hasToString("0.0 %");
        assertThat(ErrorRate.characters(List.of("a"), List.of(""))).hasToString("infinite");
    }

    /// Of random pairs: edits lead from one to the other, are as few one way as the other, and no more than the edits
    /// that were made.
    @Test
    void editsAreFewAndLeadFromAnswerToTruth() {
        for (int seed = 0; seed < 200; seed++) {
            var rng = Rng.of(seed);
            var truth = new ArrayList<Integer>();
            for (int i = 0; i < rng.below(0, 12); i++) {
                truth.add(rng.below(1 + i, 3));
            }
            var answer = new ArrayList<>(truth);
            int made = rng.below(50, 4);
            for (int e = 0; e < made; e++) {
                change(answer, rng.at(e));
            }
            var edits = Edits.of(answer, truth);
            var there = ErrorRate.of(edits);
            var back = ErrorRate.of(Edits.of(truth, answer));
            assertThat(there.errors())
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(made)
                    .isEqualTo(back.errors());
            assertThat(there.length()).isEqualTo(truth.size());
            assertThat(edits.steps().stream().flatMap(s -> s.truth().stream())).containsExactlyElementsOf(truth);
            assertThat(edits.steps().stream().flatMap(s -> s.answer().stream())).containsExactlyElementsOf(answer);
        }
    }

    private static void change(List<Integer> sequence, Rng rng) {
        int place = rng.below(0, sequence.size() + 1);
        if (place == sequence.size() || rng.below(1, 3) == 0) {
            sequence.add(place, rng.below(2, 3));
        } else if (rng.below(1, 3) == 1) {
            sequence.subList(place, place + 1).clear();
        } else {
            sequence.set(place, rng.below(2, 3));
        }
    }

    @Test
    void confusionsAreCountedTheMostFrequentFirst() {
        var edits = List.of(
                Edits.of(ErrorRate.characters("lab"), ErrorRate.characters("1ab")),
                Edits.of(ErrorRate.characters("lll"), ErrorRate.characters("l1l")),
                Edits.of(ErrorRate.characters("ab"), ErrorRate.characters("abc")));
        var confusions = Edits.confusions(edits);
        assertThat(confusions.toString()).isEqualTo("{1 as l=2, c as nothing=1}");
    }

    @Test
    void linesHaveToBeAsMany() {
        assertThatThrownBy(() -> ErrorRate.words(List.of("a"), List.of("a", "b")))
                .isInstanceOf(InputException.class);
        assertThatThrownBy(() -> ErrorRate.words(List.of(), List.of())).isInstanceOf(InputException.class);
    }

    /// Lines of one writer are alike: intervals over writers are wider than over lines.
    @Test
    void intervalOverGroupsIsWider() {
        var counts = new ArrayList<Counts>();
        var writers = new ArrayList<Integer>();
        for (int line = 0; line < 200; line++) {
            int writer = line / 20;
            counts.add(new ErrorRate(Rng.of(1).below(writer, 9), 0, 0, 10).counts());
            writers.add(writer);
        }
        var lines =
                Bootstrap.standard().interval(counts, sum -> ErrorRate.of(sum).rate());
        var groups = Bootstrap.standard()
                .interval(counts, writers, sum -> ErrorRate.of(sum).rate());
        assertThat(groups.high() - groups.low()).isGreaterThan(2 * (lines.high() - lines.low()));
        assertThatThrownBy(() -> Bootstrap.standard().interval(counts, List.of(1), sum -> 0))
                .isInstanceOf(ConfigException.class);
    }
}
