// A translator that is forgotten open gives its memory back, with a warning.
package rondo.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rondo.ForgottenScopes;
import rondo.basis.Workers;
import rondo.decode.Scorer;
import rondo.store.ModelFolder;
import rondo.text.TokenizerTrainer;

/// In processes of their own, as a strict one lists what is open and so never forgets it.
class ForgottenTranslatorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// What is forgotten, or not: a process of its own.
    static final class Child {
        private Child() {}

        /// What is left of a translator.
        private record Left(MemorySegment memory, Scorer<int[]> scorer) {}

        /// Ends with 0 if memory that should go back does, or memory that should stay stays.
        public static void main(String... arguments) throws InterruptedException {
            boolean well;
            if (arguments[0].equals("search")) {
                var forgotten = new ForgottenScopes("translation ");
                var left = use(false);
                left.scorer.start(List.of(new int[] {4})).advance(new int[] {0}, new int[] {4});
                well = forgotten.await(3) == 3;
            } else if (arguments[0].equals("kept")) {
                var left = use(false);
                well = alive(left.memory, Duration.ofMillis(500));
                left.scorer.start(List.of(new int[] {4})).close();
            } else {
                var memory = use(arguments[0].equals("closed")).memory;
                well = !alive(memory, PATIENCE);
            }
            System.exit(well ? 0 : 1);
        }

        /// Translates, and forgets the translator.
        private static Left use(boolean close) {
            var recipe = MadeUp.recipe();
            var tokens = TokenizerTrainer.train(
                    MadeUp.pairs(20, 1).sources(),
                    recipe.segmentation(),
                    recipe.sourceNormalization(),
                    recipe.vocabulary());
            var model = TranslationModel.create(recipe, tokens, tokens);
            var left = new Left(model.scope().allocate(8), model.scorer());
            var about = new ModelFolder(Translator.TYPE, "forgotten", Map.of(), Map.of());
            var translator = new Translator(model, about, new Workers(2));
            translator.translate("a red cat sees a dog");
            if (close) {
                translator.close();
            }
            return left;
        }

        private static boolean alive(MemorySegment memory, Duration patience) throws InterruptedException {
            long end = System.nanoTime() + patience.toNanos();
            while (memory.scope().isAlive() && System.nanoTime() < end) {
                System.gc();
                Thread.sleep(20);
            }
            return memory.scope().isAlive();
        }
    }

    @Test
    void itsMemoryGoesBackWithAWarning() throws IOException, InterruptedException {
        assertThat(warnings("forgotten"))
                .singleElement()
                .asString()
                .containsPattern("scope translator: forgotten without close, its \\d{5,} bytes are given back");
    }

    @Test
    void ofOneThatIsClosedNothingIsSaid() throws IOException, InterruptedException {
        assertThat(warnings("closed")).isEmpty();
    }

    @Test
    void itsScorerKeepsItsMemory() throws IOException, InterruptedException {
        assertThat(warnings("kept")).isEmpty();
    }

    @Test
    void theSourcesAndPlacesOfASearchGoBackWithAWarningEach() throws IOException, InterruptedException {
        assertThat(warnings("search")).hasSize(3).allMatch(line -> line.contains("scope translation "));
    }

    private static List<String> warnings(String what) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules=jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Child.class.getName(),
                        what)
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().filter(line -> line.contains("scope ")).toList();
    }
}
