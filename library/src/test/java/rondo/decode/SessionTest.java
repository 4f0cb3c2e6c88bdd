// What every session keeps to, over a model whose probabilities can be looked up.
package rondo.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import rondo.basis.FormatException;
import rondo.basis.Rng;
import rondo.basis.ShapeException;

class SessionTest {
    private static final int WORDS = 7;

    /// A stream as it should be.
    private record Stream(int[] source, List<Integer> tokens) {}

    @RepeatedTest(20)
    void streamsThatJoinLeaveForkAndBeginAnewDoNotDisturbOneAnother(RepetitionInfo info) {
        var rng = Rng.of(info.getCurrentRepetition());
        var one = new TableModel(1, WORDS, 2);
        var other = new TableModel(2, WORDS, 1);
        var expected = new ArrayList<Stream>();
        try (var session = new Session<>(Ensemble.of(List.of(one, other), 1, 0), "model")) {
            for (int step = 0; step < 40; step++) {
                int choice = expected.isEmpty() ? 0 : rng.below(3L * step, 6);
                int stream = expected.isEmpty() ? 0 : rng.below(3L * step + 1, expected.size());
                switch (choice) {
                    case 0 -> {
                        int[] source = {step, stream};
                        session.join(source);
                        expected.add(new Stream(source, new ArrayList<>()));
                    }
                    case 1 -> {
                        session.leave(stream);
                        expected.remove(stream);
                    }
                    case 2 -> {
                        session.fork(stream);
                        var old = expected.get(stream);
                        expected.add(new Stream(old.source(), new ArrayList<>(old.tokens())));
                    }
                    case 3 -> {
                        session.reset(stream);
                        expected.get(stream).tokens().clear();
                    }
                    default -> {
                        int[] tokens = new int[expected.size()];
                        for (int i = 0; i < tokens.length; i++) {
                            tokens[i] = rng.at(step).below(i, WORDS);
                        }
                        session.step(tokens);
                        for (int i = 0; i < tokens.length; i++) {
                            expected.get(i).tokens().add(tokens[i]);
                        }
                    }
                }
                assertThat(session.streams()).isEqualTo(expected.size());
                for (int i = 0; i < expected.size(); i++) {
                    var row = session.logProbs().rows(i, i + 1).toFloats();
                    assertThat(row)
                            .as("seed %d, step %d, stream %d", info.getCurrentRepetition(), step, i)
                            .isEqualTo(one.logProbs(
                                    expected.get(i).source(), expected.get(i).tokens()));
                }
            }
        }
        assertThat(one.open()).hasValue(0);
        assertThat(other.open()).hasValue(0);
    }

    @Test
    void aStreamGoesOnFromItsBytesWithItsNote() {
        var model = new TableModel(3, WORDS, 2);
        try (var session = new Session<>(model, "a");
                var again = new Session<>(model, "a");
                var other = new Session<>(model, "b")) {
            session.join(new int[] {4});
            session.step(5);
            byte[] bytes = session.toBytes(0, new byte[] {42});
            assertThat(again.join(new int[] {4}, bytes)).containsExactly(42);
            assertThat(again.logProbs().toFloats()).isEqualTo(session.logProbs().toFloats());
            assertThatThrownBy(() -> other.join(new int[] {4}, bytes))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContainingAll("model a", "those of b");
            assertThat(other.streams()).isZero();
        }
    }

    @Test
    void tokensMustBeThoseOfItsStreams() {
        try (var session = new Session<>(new TableModel(3, WORDS, 2), "a")) {
            assertThatThrownBy(session::step).isInstanceOf(ShapeException.class);
            session.join(new int[] {4});
            assertThatThrownBy(() -> session.step(1, 2)).isInstanceOf(ShapeException.class);
            assertThatThrownBy(() -> session.leave(1)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }
}
