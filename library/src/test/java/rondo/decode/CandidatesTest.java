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
import org.junit.jupiter.params.provider.ValueSource;
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

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 300})
    void ofSingleOffersTheBestAreKept(int k) {
        var rng = Rng.of(k);
        var candidates = new Candidates();
        List<Continuation> all = new ArrayList<>();
        candidates.clear(k);
        for (int token = 0; token < 200; token++) {
            double score = rng.below(token, 40) / 8.0; // many equal ones
            all.add(new Continuation(token / 50, token, score));
            candidates.offer(token / 50, token, score);
        }
        candidates.sort();
        all.sort(Comparator.comparingDouble(Continuation::score).reversed());
        assertThat(contents(candidates)).isEqualTo(all.subList(0, Math.min(k, all.size())));
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

    /// Wherever it stands and whatever its sign, also where the heap is full of better ones.
    @ParameterizedTest
    @ValueSource(ints = {0x7FC00000, 0xFFC00000, 0x7F800001, 0xFFFFFFFF})
    void refusesWhatIsNotANumber(int bits) {
        var candidates = new Candidates();
        try (var scope = Scope.of("candidates")) {
            var good = Tensor.of(scope, DType.F32, Shape.of(1, 3), 0, 0, 0);
            for (int at : new int[] {0, 1, 255, 256, 299}) {
                var logProbs = Tensor.empty(scope, DType.F32, 1, 300);
                for (int c = 0; c < 300; c++) {
                    logProbs.set(0, c, c == at ? Float.intBitsToFloat(bits) : -1 - c);
                }
                candidates.clear(3);
                candidates.offer(good, 0, 0);
                assertThatThrownBy(() -> candidates.offer(logProbs, 0, -5))
                        .as("column %d", at)
                        .isInstanceOf(RondoException.class)
                        .hasMessageContaining("[1, 300], row 0: not a number");
            }
        }
    }

    @Test
    void aScoreThatIsNoNumberNeitherWinsNorHidesOthers() {
        var candidates = new Candidates();
        try (var scope = Scope.of("candidates")) {
            var logProbs = Tensor.of(scope, DType.F32, Shape.of(3, 2), -1, -2, -3, -4, -5, -6);
            for (int k = 1; k <= 4; k++) {
                candidates.clear(k);
                candidates.offer(logProbs, 0, Double.NaN);
                candidates.offer(logProbs, 1, -1);
                candidates.offer(logProbs, 2, Double.NaN);
                candidates.sort();
                assertThat(contents(candidates))
                        .isEqualTo(List.of(new Continuation(1, 0, -4), new Continuation(1, 1, -5))
                                .subList(0, Math.min(k, 2)));
            }
        }
    }

    @Test
    void whatHasProbabilityZeroIsLeftOutAndOfEqualsTheFirstWin() {
        var candidates = new Candidates();
        double none = Double.NEGATIVE_INFINITY;
        try (var scope = Scope.of("candidates")) {
            var logProbs = Tensor.of(scope, DType.F32, Shape.of(3, 3), none, none, none, none, -2, -2, -2, none, -2);
            candidates.clear(3);
            for (int r = 0; r < 3; r++) {
                candidates.offer(logProbs, r, 0);
            }
            candidates.sort();
            assertThat(contents(candidates))
                    .containsExactly(
                            new Continuation(1, 1, -2), new Continuation(1, 2, -2), new Continuation(2, 0, -2));
            candidates.clear(3);
            candidates.offer(logProbs, 1, none);
            assertThat(candidates.size()).isZero();
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
