// Names by number: the most frequent, the most probable, and files that are none of theirs.
package rondo.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.FormatException;

class NameListTest {
    @TempDir
    private Path folder;

    @Test
    void theMostFrequentComeFirstAndAreReadBack() {
        var list = NameList.mostFrequent(Stream.of("b", "c", "a", "c", "b", "c", "d"), 3);
        assertThat(list.names()).containsExactly("c", "b", "a");
        assertThat(list.number("b")).isEqualTo(1);
        assertThat(list.number("d")).isEqualTo(-1);
        list.write(folder.resolve("names.json"));
        assertThat(NameList.read(folder.resolve("names.json"))).isEqualTo(list);
    }

    @Test
    void theMostProbableIsRankedFirst() {
        var ranked = NameList.of(List.of("a", "b", "c"))
                .ranked(new float[] {(float) Math.log(0.25), (float) Math.log(0.125), (float) Math.log(0.625)});
        assertThat(ranked.keySet()).containsExactly("c", "a", "b");
        assertThat(ranked.get("c")).isCloseTo(0.625, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "[\"a\", \"a\"]", "[null]", "{}", "[\"a\""})
    void otherFilesAreRefused(String text) throws IOException {
        var file = Files.writeString(folder.resolve("names.json"), text);
        assertThatThrownBy(() -> NameList.read(file))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("names.json");
    }
}
