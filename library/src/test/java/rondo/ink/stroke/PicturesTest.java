// Pictures of ink: what is drawn where, and nothing breaks on odd ink.
package rondo.ink.stroke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import rondo.ink.RandomInk;

class PicturesTest {
    private static final Ink SEVEN = Ink.of(
            Stroke.of(new float[] {0, 4, 1}, new float[] {0, 0, 7}), Stroke.of(new float[] {0}, new float[] {7}));

    @Test
    void drawsASevenInATerminal() {
        assertThat(BraillePicture.draw(SEVEN, 3, 2)).isEqualTo("""
                ⠉⢩⠃
                ⣠⠃
                """);
    }

    @Test
    void fitsIntoTheSizeThatIsGiven() {
        for (int seed = 0; seed < 100; seed++) {
            var lines = BraillePicture.draw(RandomInk.of(new Random(seed), false, false), 20, 5)
                    .lines()
                    .toList();
            assertThat(lines).as("seed %d", seed).hasSizeBetween(1, 5).allMatch(line -> line.length() <= 20);
        }
    }

    @Test
    void drawsDotsAndNothing() {
        var dot = Ink.of(Stroke.of(new float[] {5}, new float[] {5}));
        assertThat(BraillePicture.draw(dot, 10, 10)).isEqualTo("⠁\n");
        assertThat(BraillePicture.draw(Ink.of(), 10, 10)).isEmpty();
        assertThat(SvgPicture.of(dot)).contains("M200 200h0");
        assertThat(SvgPicture.of(Ink.of())).contains("d=\"\"");
    }

    @Test
    void svgKeepsTheProportions() {
        assertThat(SvgPicture.of(SEVEN))
                .contains("width=\"229\" height=\"400\"")
                .contains("M15.")
                .contains("h0\"");
    }

    @Test
    void everythingIsInsideThePicture() {
        var pair = Pattern.compile("[ML](-?[0-9.]+) (-?[0-9.]+)");
        for (int seed = 0; seed < 50; seed++) {
            var samples = RandomInk.samples(new Random(seed));
            String svg = SvgPicture.sheet(samples);
            var height = Pattern.compile("height=\"([0-9]+)\"").matcher(svg);
            assertThat(height.find()).isTrue();
            double bottom = Double.parseDouble(height.group(1));
            assertThat(pair.matcher(svg).results())
                    .as("seed %d", seed)
                    .hasSize((int) samples.stream()
                            .mapToLong(sample -> sample.ink().points())
                            .sum())
                    .allMatch(p -> Double.parseDouble(p.group(1)) >= 0 && Double.parseDouble(p.group(1)) <= 1200)
                    .allMatch(p -> Double.parseDouble(p.group(2)) >= 0 && Double.parseDouble(p.group(2)) <= bottom);
        }
    }

    @Test
    void sheetsAreSoundXmlWhateverTheLabelsAre() throws Exception {
        var samples = new java.util.ArrayList<>(RandomInk.samples(new Random(1)));
        for (String label : List.of("<&>", "\u0001\uFFFF", "\uD800", "手")) {
            samples.add(InkSample.of(SEVEN, label));
        }
        String svg = SvgPicture.sheet(samples);
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(document.getElementsByTagName("path").getLength()).isEqualTo(samples.size());
        assertThat(svg).contains("&lt;&amp;&gt;");
    }
}
