// Weights: as many as values, in both forms of files; what is unknown, missing or damaged is named.
package rondo.rescore.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.basis.InputException;

class WeightsTest {
    @TempDir
    private Path folder;

    private static FeatureNames names() {
        var sizes = new LinkedHashMap<String, Integer>();
        sizes.put("LM0", 1);
        sizes.put("TM0", 3);
        return new FeatureNames(sizes);
    }

    private static Weights weights() {
        return Weights.of(names(), new double[] {0.1, -2e-17, 1 / 3.0, 4});
    }

    @Test
    void areOfTheColumns() {
        assertThat(weights().values()).containsEntry("TM0", List.of(-2e-17, 1 / 3.0, 4.0));
        assertThat(weights().over(names())).containsExactly(0.1, -2e-17, 1 / 3.0, 4);
        assertThat(weights().with("total", 5).total()).isEqualTo(5);
        assertThat(weights().total()).isZero();
    }

    @Test
    void whatHasNoWeightIsNamed() {
        var more = names().with("Rondo0", 1).with("Rondo1", 2);
        assertThatThrownBy(() -> weights().over(more))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("weights: none for Rondo0, Rondo1; expected one for each");
        assertThat(weights().with("*", 7).over(more)).containsExactly(0.1, -2e-17, 1 / 3.0, 4, 7, 7, 7);
        assertThatThrownBy(() -> weights().with("TM0", 1).over(names()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("weights: 1 for the feature TM0 which has 3 values");
        assertThat(weights()
                        .with("*", 0)
                        .with("total", 1)
                        .unused(FeatureNames.none().with("LM0", 1)))
                .contains("TM0");
        assertThat(weights().unused(names())).isEmpty();
    }

    @Test
    void filesOfBothFormsReadBackTheSame() throws IOException {
        var file = folder.resolve("weights");
        WeightsFile.writeJson(weights(), file);
        assertThat(Files.readString(file).replaceAll("\\s", ""))
                .isEqualTo("{\"LM0\":0.1,\"TM0\":[-2.0E-17,0.3333333333333333,4.0]}");
        assertThat(WeightsFile.read(file)).isEqualTo(weights());
        WeightsFile.writeMoses(weights(), file);
        assertThat(Files.readString(file)).isEqualTo("LM0= 0.1\nTM0= -2.0E-17 0.3333333333333333 4.0\n");
        assertThat(WeightsFile.read(file)).isEqualTo(weights());
        assertThat(List.copyOf(WeightsFile.read(file).values().keySet())).containsExactly("LM0", "TM0");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void readsWhatPeopleWrite() throws IOException {
        assertThat(read("# by hand\n[weight]\nLM0= 0.5 TM0= 1 2\n\n*=0\n").values())
                .isEqualTo(Map.of("LM0", List.of(0.5), "TM0", List.of(1.0, 2.0), "*", List.of(0.0)));
        assertThat(read(" \n{\"lm\": [1], \"w\": -2}").values())
                .isEqualTo(Map.of("lm", List.of(1.0), "w", List.of(-2.0)));
    }

    private Weights read(String text) throws IOException {
        return WeightsFile.read(Files.writeString(folder.resolve("given"), text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '~',
            value = {
                "~~!no weights; expected a name with its weights",
                "{}!no weights",
                "{\"a\": 1!no object in JSON",
                "{\"a\": 1, \"a\": 2}!no object in JSON",
                "{\"a\": \"1\"}!the weight of a is \"1\"; expected a finite number",
                "{\"a\": [1, null]}!the weight of a is null",
                "{\"a\": []}!the weight of a is 0 weights",
                "{\"a\": 1e999}!the weight of a is",
                "{\"total\": [1, 2]}!the weight of total is 2 weights",
                "a= 1 b!given:1: feature a is b; expected a finite number",
                "a= 1 b= nan!given:1: feature b is nan",
                "a= 1/a= 2!given:2: a second weight of a",
                "a=/b= 1!the weight of a is 0 weights",
                "0.5!given:1: features begin with 0.5"
            })
    void whatIsWrongIsNamed(String text, String message) {
        assertThatThrownBy(() -> read(text == null ? "" : text.replace('/', '\n')))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(folder.resolve("given").toString())
                .hasMessageContaining(message);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> WeightsFile.read(folder.resolve("none")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none: no such file; expected weights");
    }
}
