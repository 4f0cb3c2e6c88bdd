// Files of collections, where they are there.
package rondo.ink.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rondo.ink.stroke.Ink;
import rondo.ink.stroke.InkSample;

/// Files of collections; the tests are skipped where they are absent.
class RealFilesTest {
    private static List<InkSample> read(String name) {
        try (var reading = InkFiles.read(Reading.real(name))) {
            return reading.stream().toList();
        }
    }

    @Test
    void theSameDigitsInUnipenAndJson() {
        var unipen = read("pendigits-train.unipen");
        var json = read("pendigits-train.jsonl");
        assertThat(json).hasSize(7494).allMatch(sample -> sample.writer().isPresent());
        assertThat(unipen.stream().map(InkSample::ink))
                .isEqualTo(json.stream().map(InkSample::ink).toList());
        assertThat(unipen.stream().map(InkSample::label))
                .isEqualTo(json.stream().map(InkSample::label).toList());
    }

    @Test
    void linesOfDigits() {
        assertThat(read("pendigits-lines-dev.jsonl"))
                .allMatch(sample -> sample.label().orElseThrow().matches("[0-9]{3,8}"))
                .allMatch(sample -> sample.ink().strokes().size() >= 3);
    }

    @Test
    void drawingsWithTimes() {
        assertThat(read("omniglot-small1.jsonl"))
                .hasSize(2720)
                .allMatch(sample -> sample.ink().hasTimes() && sample.label().isPresent());
    }

    @Test
    void formulas() {
        var plain = read("inkml/001-equation001.inkml");
        var labelled = read("inkml/001-equation001GT.inkml");
        assertThat(labelled.getFirst().label()).contains("$B_n(1-x)=(-1)^n B_n(x)$");
        assertThat(labelled.getFirst().writer()).contains("CROHME01");
        assertThat(plain.stream().map(InkSample::ink))
                .isEqualTo(labelled.stream().map(InkSample::ink).toList());
        assertThat(plain.getFirst().ink().strokes()).hasSize(22);
        for (String name : List.of("23_em_51", "26_em_81", "27_em_114", "27_em_120")) {
            assertThat(read("inkml/" + name + ".inkml"))
                    .extracting(InkSample::ink)
                    .hasSize(1)
                    .allMatch(ink -> ink.points() > 100)
                    .doesNotContain(Ink.of());
        }
    }
}
