// The best continuations against sorting all of them.
package rondo.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.basis.Rng;
import rondo.basis.RondoException;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Shape;
import rondo.engine.tensor.Tensor;

class CandidatesTest {
    private record Continuation(int row, int token, double score) {}

    @ParameterizedTest
    @CsvSource({
        "1,1,1,1,F32",
        "2,3,7,4,F32",
        "3,5,128,5,F32",
        "4,5,129,10,F32",
        "5,2,1000,200,F32",
        "6,4,13,1000,F32",
        "7,5,4098,5,F32",
        "8,3,300,5,F64"
    })
    void areTheFirstOfAllSorted(long seed, int rows, int columns, int k, DType type) {
        var rng = Rng.of(seed);
        var candidates = new Candidates();
        try (var scope = Scope.of("candidates")) {
            var logProbs = Tensor.empty(scope, type, rows, columns);
            List<Continuation> all = new ArrayList<>();
            candidates.clear(k);
            for (int r = 0; r < rows; r++) {
                double score = -rng.at("row").below(r, 4);
                for (int c = 0; c < columns; c++) {
                    float coarse = -rng.at(r).below(c, 50) / 8f; // many equal ones, and zeros
                    float value = rng.at(r).bits(c) % 11 == 0 ? Float.NEGATIVE_INFINITY : coarse;
                    logProbs.set(r, c, value);
                    if (value > Float.NEGATIVE_INFINITY) {
                        all.add(new Continuation(r, c, score + value));
                    }
                }
                candidates.offer(logProbs, r, score);
            }
            candidates.sort();
            all.sort(Comparator.comparingDouble(Continuation::score).reversed());
            assertThat(contents(candidates)).as("seed %d", seed).isEqualTo(all.subList(0, Math.min(k, all.size())));
        }
    }

    @Test
    void areUsedAgain() {
        var candidates = new Candidates();
        try (var scope = Scope.of("candidates")) {
            var logProbs = Tensor.of(scope, DType.F32, Shape.of(2, 3), -1, -2, -3, -4, 0, -5);
            candidates.clear(20);
            candidates.offer(logProbs, 0, 0);
            candidates.sort();
            candidates.clear(1);
            candidates.offer(logProbs, 1, -1);
            candidates.sort();
            assertThat(contents(candidates)).containsExactly(new Continuation(1, 1, -1));
        }
    }

    @Test
    void refusesWhatIsNotANumber() {
        var candidates = new Candidates();
        candidates.clear(3);
        try (var scope = Scope.of("candidates")) {
            for (int bits : new int[] {0x7FC00000, 0xFFC00000}) {
                var logProbs = Tensor.empty(scope, DType.F32, 1, 200);
                for (int c = 0; c < 200; c++) {
                    logProbs.set(0, c, Float.intBitsToFloat(bits));
                }
                assertThatThrownBy(() -> candidates.offer(logProbs, 0, 0))
                        .isInstanceOf(RondoException.class)
                        .hasMessageContaining("not a number");
            }
        }
    }

    private static List<Continuation> contents(Candidates candidates) {
        List<Continuation> contents = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            contents.add(new Continuation(candidates.row(i), candidates.token(i), candidates.score(i)));
        }
        return contents;
    }
}
