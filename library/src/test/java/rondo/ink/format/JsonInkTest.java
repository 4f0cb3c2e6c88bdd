// Ink in JSON: the forms that are read, and what is said of others.
package rondo.ink.format;

import static org.assertj.core.api.Assertions.assertThat;
import static rondo.ink.format.Reading.fails;
import static rondo.ink.format.Reading.ink;
import static rondo.ink.format.Reading.stroke;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import rondo.ink.stroke.Ink;
import rondo.ink.stroke.InkSample;

class JsonInkTest {
    @Test
    void readsLinesOfPoints() {
        var samples = Reading.of("""
                {"writer":1,"text":"35","strokes":[[[1,2],[3,4.5]],[[5,6]]]}

                {"drawer":"a","char":"x","label":"y","strokes_xyt":[[[1,2,0],[3,4,9]]],"more":{"strokes":[1]}}
                {"strokes":[]}
                """);
        assertThat(samples)
                .containsExactly(
                        new InkSample(
                                Ink.of(stroke(1, 2, 3, 4.5f), stroke(5, 6)),
                                Optional.of("35"),
                                Optional.of("1"),
                                "f:1"),
                        new InkSample(
                                Ink.of(stroke(1, 2, 3, 4).times(0, 9)), Optional.of("y"), Optional.of("a"), "f:3"),
                        new InkSample(Ink.of(), Optional.empty(), Optional.empty(), "f:4"));
    }

    @Test
    void readsParallelArrays() {
        var ink = Ink.of(stroke(1, 2, 3, 4).times(0, 9), stroke(5, 6).times(20));
        assertThat(Reading.one(
                        "{\"word\":\"cat\",\"recognized\":true,\"drawing\":[[[1,3],[2,4],[0,9]],[[5],[6],[20]]]}"))
                .isEqualTo(new InkSample(ink, Optional.of("cat"), Optional.empty(), "f:1"));
        assertThat(Reading.one("[[[1,3],[2,4],[0,9]],\n[[5],[6],[20]]]").ink()).isEqualTo(ink);
        assertThat(Reading.one("[[[1],[2]]]").ink()).isEqualTo(ink(1, 2));
    }

    @Test
    void readsAnArrayOfSamples() {
        assertThat(
                        Reading.of(
                                "\uFEFF[\n{\"strokes\":[[[1,2]]],\"text\":\"a\"},\n{\"drawing\":[[[3],[4]]]}]\n[]{\"strokes\":[]}"))
                .extracting(InkSample::ink, InkSample::place)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(ink(1, 2), "f:2"),
                        org.assertj.core.groups.Tuple.tuple(ink(3, 4), "f:3"),
                        org.assertj.core.groups.Tuple.tuple(Ink.of(), "f:4"));
        assertThat(Reading.of("[".repeat(1) + "]" + "[]".repeat(50_000))).isEmpty();
    }

    @Test
    void leavesOutEmptyStrokesAndTimesThatOnlySomeHave() {
        assertThat(Reading.one("{\"strokes\":[[],[[1,2,3]],[[4,5]]]}").ink())
                .isEqualTo(Ink.of(stroke(1, 2), stroke(4, 5)));
    }

    @Test
    void countsTheTimesOfClocksFromTheFirstPoint() {
        assertThat(Reading.one("{\"strokes\":[[[0,0,1700000000123],[1,1,1700000000130]]]}")
                        .ink())
                .isEqualTo(Ink.of(stroke(0, 0, 1, 1).times(0, 7)));
    }

    @Test
    void pointsAndParallelArraysAreNotTakenForOneAnother() {
        String points = "points are written as {\"strokes\": [[[x, y], [x, y], ...], ...]}";
        String arrays = "as arrays are written as {\"drawing\": [[[x, x, ...], [y, y, ...]], ...]}";
        fails("[[1,2],[3,4]]")
                .hasMessageStartingWith("f:1: stroke 0 has VALUE_NUMBER_INT in it; expected all x and all y as arrays")
                .hasMessageEndingWith(points);
        fails("[[[1,2],[3,4],[5,6],[7,8],[9,9]]]")
                .hasMessageContaining("more than 4 arrays")
                .hasMessageEndingWith(points);
        fails("{\"drawing\":[[1,2],[3,4]]}").hasMessageEndingWith(points);
        fails("{\"strokes\":[[1,2],[3,4]]}").hasMessageEndingWith(arrays);
        fails("{\"strokes\":[[[1,2,3,4,5],[3,4,5,6,7]]]}")
                .hasMessageContaining("more than 4 numbers for point 0")
                .hasMessageEndingWith(arrays);
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        String good = "{\"strokes\":[[[1,2]]]}\n";
        fails(good + "{\"strokes\":[[[1,2],[3]]]}")
                .hasMessage("f:2: stroke 0 has 1 numbers for point 1; expected 2 for each");
        fails("{\"drawing\":[[[1],[2]],[[1,2,3],[1,2]]]}")
                .hasMessage("f:1: stroke 1 has 3 x but 2 y; expected as many of each");
        fails("{\"strokes\":[[[1,\"2\"]]]}").hasMessageContaining("f:1: stroke 0 has VALUE_STRING in it");
        fails("{\"strokes\":[[[1,1e99]]]}").hasMessageContaining("f:1: y is 1.0E99; expected a number from -1.0E30");
        fails("{\"strokes\":[[[1,1e999]]]}").hasMessageStartingWith("f:1: ");
        fails("{\"strokes\":[[[1,NaN]]]}").hasMessageContaining("f:1: not JSON");
        fails(good + good + "{\"text\":\"a\"}")
                .hasMessageContaining("f:3: a sample without strokes; expected one of [drawing, strokes");
        fails(good + "{\"strokes\":[[[1,2]").hasMessageContaining("f:2: not JSON");
        fails("[1,2]").hasMessageContaining("f:1: a value that is neither an object nor");
        fails("{} true").hasMessageContaining("without strokes");
        fails("{\"strokes\":" + "[".repeat(100_000)).hasMessageContaining("START_ARRAY in it");
        fails("{\"a\":" + "[".repeat(100_000)).hasMessageContaining("f:1: not JSON");
        fails("{\"strokes\":[],\"drawing\":[]}").hasMessageContaining("strokes twice");
    }
}
