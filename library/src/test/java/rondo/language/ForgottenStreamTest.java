// A text that is written and forgotten open gives its memory back.
package rondo.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rondo.ForgottenScopes;
import rondo.FreshProcess;
import rondo.decode.Sampling;

/// In a process of its own, as a strict one lists what is open and so never forgets it.
class ForgottenStreamTest {
    private static final int PLACES = 2; // of the states of a text, which take turns

    /// Forgets a text while its model is open: prints how many scopes are given back.
    static final class Child {
        private Child() {}

        public static void main(String... arguments) throws InterruptedException {
            var forgotten = new ForgottenScopes("language model step");
            var recipe = SmallModels.recipe("words", true).epochs(1);
            try (var model = LanguageModel.train(SmallModels.TRAIN, SmallModels.DEV, recipe)) {
                write(model);
                System.out.println(forgotten.await(PLACES));
            }
        }

        private static void write(LanguageModel model) {
            model.generate("the ", Sampling.standard(), 10, 1).iterator().next();
        }
    }

    @Test
    void itsPlacesGoBackWithAWarningEach() {
        assertThat(FreshProcess.number(List.of(), Child.class)).isEqualTo(PLACES);
    }
}
