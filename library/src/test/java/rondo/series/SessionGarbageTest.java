// A value that a session takes leaves no garbage on the heap.
package rondo.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.FreshProcess;
import rondo.StepGarbage;

/// Short-lived objects are garbage until all is compiled; then there is none at all. With scalar kernels: whether
/// those
/// of vectors stay off the heap is between them and the compiler.
class SessionGarbageTest {
    @ParameterizedTest
    @CsvSource({"lstm, student-t", "gru, quantiles"})
    void ofAValueIsNone(String cell, String distribution) {
        assertThat(FreshProcess.number(List.of("-Drondo.kernels=scalar"), Program.class, cell, distribution))
                .as("the most values in a row without garbage")
                .isEqualTo(StepGarbage.STEPS);
    }

    /// Prints how many values in a row left no garbage: the most, or enough of them.
    static final class Program {
        private Program() {}

        /// Follows a series and counts.
        ///
        /// @param arguments cell and distribution
        public static void main(String... arguments) {
            var series = MadeSeries.monthly("a", 60, 1);
            var recipe = ForecasterRecipe.standard()
                    .cell(arguments[0])
                    .distribution(arguments[1])
                    .hidden(8)
                    .epochs(1);
            try (var forecaster = Forecaster.train(List.of(series), recipe);
                    var session = forecaster.session(series)) {
                System.out.println(StepGarbage.stepsWithout(i -> session.accept(100 + i % 7)));
            }
        }
    }
}
