// InkML: traces, channels, groups and labels, and what is said of errors.
package rondo.ink.format;

import static org.assertj.core.api.Assertions.assertThat;
import static rondo.ink.format.Reading.fails;
import static rondo.ink.format.Reading.ink;
import static rondo.ink.format.Reading.stroke;

import java.nio.charset.Charset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rondo.ink.stroke.Ink;
import rondo.ink.stroke.InkSample;

class InkMlTest {
    private static String document(String inside) {
        return "<ink xmlns=\"http://www.w3.org/2003/InkML\">\n" + inside + "\n</ink>";
    }

    private static String trace(String points) {
        return document("<trace>" + points + "</trace>");
    }

    @Test
    void readsAFormulaAsCrohmeHasIt() {
        String text = document("""
                <traceFormat><channel name="X" type="decimal"/><channel name="Y" type="decimal"/></traceFormat>
                <annotation type="truth">  $x=1$</annotation>
                <annotation type="UI">2012_F01</annotation>
                <annotation type="writer">w7</annotation>
                <annotationXML type="truth"><math><mi xml:id="x_1">x</mi></math></annotationXML>
                <trace id="0">0.5 1, 2 3.25</trace>
                <trace id="1">
                4 5,
                </trace>
                <traceGroup xml:id="2"><annotation type="truth">Segmentation</annotation>
                <traceGroup xml:id="3"><annotation type="truth">x</annotation>
                <traceView traceDataRef="0"/><annotationXML href="x_1"/></traceGroup></traceGroup>""");
        assertThat(Reading.one(text))
                .isEqualTo(new InkSample(
                        Ink.of(stroke(0.5f, 1, 2, 3.25f), stroke(4, 5)), Optional.of("$x=1$"), Optional.of("w7"), "f"));
    }

    @Test
    void readsLabelledViewsOfADocumentWithoutLabel() {
        String text = document("""
                <annotation type="writer">w</annotation>
                <trace xml:id="a">1 2</trace><trace xml:id="b">3 4</trace><trace xml:id="c">5 6</trace>
                <traceView><annotation type="type">Textblock</annotation>
                <traceView><annotation type="transcription">one</annotation>
                <traceView traceDataRef="#a"/><traceView traceDataRef="#c"/></traceView>
                <traceView><annotation type="transcription">two</annotation>
                <traceView><annotation type="transcription">inner</annotation><traceView traceDataRef="#b"/></traceView>
                </traceView></traceView>""");
        assertThat(Reading.of(text))
                .containsExactly(
                        new InkSample(Ink.of(stroke(1, 2), stroke(5, 6)), Optional.of("one"), Optional.of("w"), "f:5"),
                        new InkSample(ink(3, 4), Optional.of("two"), Optional.of("w"), "f:7"));
        String part = document("<trace id=\"a\">1 2</trace><traceView traceDataRef=\"a\" from=\"1\"><annotation"
                + " type=\"truth\">x</annotation></traceView>");
        fails(part).hasMessageContaining("f:2: no trace is named a in part");
    }

    @Test
    void whatIsDefinedIsNoSample() {
        String text = document("""
                <definitions>
                <traceGroup xml:id="g"><annotation type="truth">defined</annotation><trace xml:id="a">1 2</trace>
                <traceGroup><trace xml:id="b">3 4</trace></traceGroup></traceGroup>
                <traceView traceDataRef="#a"><annotation type="truth">view</annotation></traceView>
                </definitions>
                <traceGroup><annotation type="truth">a and 5</annotation>
                <traceView traceDataRef="#a"/><trace>5 6</trace></traceGroup>
                <traceGroup><annotation type="truth">nothing</annotation></traceGroup>
                <traceView traceDataRef="#b"><annotation type="truth">b</annotation></traceView>""");
        assertThat(Reading.of(text))
                .extracting(sample -> sample.label().orElse("-"))
                .containsExactly("a and 5", "nothing", "b");
        assertThat(Reading.of(text))
                .extracting(InkSample::ink)
                .containsExactly(Ink.of(stroke(5, 6), stroke(1, 2)), Ink.of(), ink(3, 4));
    }

    @Test
    void readsDifferencesAsTheRecommendationShowsThem() {
        var expected = stroke(1125, 18432, 1148, 18475, 1178, 18510, 1211, 18540, 1251, 18567, 1297, 18596);
        assertThat(Reading.one(trace("1125 18432,'23'43,\"7\"-8,3-5,7 -3,6 2")).ink())
                .isEqualTo(Ink.of(expected));
        assertThat(Reading.one(trace("10 10, '1 *, 2 ?, !5 \"1")).ink()).isEqualTo(ink(10, 10, 11, 10, 13, 10, 5, 11));
        assertThat(Reading.one(trace("#A -1.5e1,1-2,+3+4")).ink()).isEqualTo(ink(10, -15, 1, -2, 3, 4));
    }

    @Test
    void readsChannelsOfFormatsAndContexts() {
        String text = document("""
                <definitions>
                <traceFormat xml:id="tyx"><channel name="T" units="s"/><channel name="Y"/><channel name="X"/>
                <intermittentChannels><channel name="S" type="boolean"/></intermittentChannels></traceFormat>
                <context xml:id="c" traceFormatRef="#tyx"/><trace xml:id="only defined">7 7</trace>
                </definitions>
                <trace contextRef="#c">0 2 1, 0.5 4 3 F</trace>
                <trace contextRef="#c" type="penUp">9 9 9</trace>""");
        assertThat(Reading.one(text).ink()).isEqualTo(Ink.of(stroke(1, 2, 3, 4).times(0, 500)));
        String current =
                document("<context><traceFormat><channel name=\"X\"/><channel name=\"Y\"/><channel name=\"F\"/>"
                        + "</traceFormat></context><trace>1 2 7</trace>");
        assertThat(Reading.one(current).ink()).isEqualTo(Ink.of(stroke(1, 2).pressures(7)));
    }

    @Test
    void readsLongTracesInPieces() {
        var points = new StringBuilder("0 0");
        for (int i = 1; i < 200_000; i++) {
            points.append(", ").append(i).append(' ').append(-i);
        }
        var read = Reading.one(trace(points.toString())).ink().strokes().getFirst();
        assertThat(read.size()).isEqualTo(200_000);
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.x(i)).isEqualTo(i);
            assertThat(read.y(i)).isEqualTo(-i + 0f);
        }
    }

    @Test
    void readsTheEncodingThatTheFirstLineNames() {
        String text = document("<annotation type=\"truth\">é手</annotation><trace>1 2</trace>");
        for (String encoding : new String[] {"UTF-8", "UTF-16", "UTF-16LE", "GB18030"}) {
            String named = "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>" + text;
            assertThat(Reading.of(named.getBytes(Charset.forName(encoding)))
                            .getFirst()
                            .label())
                    .as(encoding)
                    .contains("é手");
        }
        fails("<?xml version=\"1.0\" encoding=\"klingon\"?>" + text).hasMessageContaining("f:1: encoding klingon");
    }

    @Test
    @Timeout(10)
    void refusesDocumentTypesAndEntities() {
        String bomb = "<?xml version=\"1.0\"?><!DOCTYPE ink [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\">]>"
                + document("<annotation type=\"truth\">&b;</annotation><trace>1 2</trace>");
        fails(bomb).hasMessage("f:1: a document type or an entity; expected InkML without; remove it");
        fails("<!DOCTYPE ink SYSTEM \"file:///etc/passwd\">" + trace("1 2")).hasMessageContaining("document type");
        fails("<!DOCTYPE ink SYSTEM \"http://example.invalid/ink.dtd\"><ink/>").hasMessageContaining("document type");
        fails(document("<annotation type=\"truth\">&x;</annotation>")).hasMessageContaining("f:2: ");
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        fails(document("<annotation type=\"truth\">a<b/></annotation>"))
                .hasMessage("f:2: an element inside an annotation; expected text alone");
        fails("<html/>").hasMessage("f:1: a document of html; expected ink, of InkML");
        fails("<ink>\n<trace>1 2").hasMessageContaining("f:2: not XML (");
        fails(trace("1 2, 3")).hasMessage("f:2: trace: 1 values; expected 2, one for each of the channels [X, Y]");
        fails(trace("1 2 3")).hasMessageContaining("f:2: trace: more than 2 values");
        fails(trace("1 two")).hasMessageContaining("f:2: trace: two among the values");
        fails(trace("1 --")).hasMessageContaining("among the values");
        fails(trace("1 1e99")).hasMessageContaining("f:2: y is 1.0E99");
        fails(trace("1e30 '1e30, 1e30 1e30")).hasMessageContaining("y is 2.0E30");
        fails(trace("1 2 ".repeat(10_000))).hasMessageContaining("more than 4096 signs");
        fails(document("<traceFormat><channel name=\"X\"/></traceFormat>"))
                .hasMessageContaining("f:2: traceFormat with the channels [X]");
        fails(document("<trace contextRef=\"#no\">1 2</trace>")).hasMessageContaining("nothing is named #no");
        fails(document("<traceGroup>".repeat(1000))).hasMessageContaining("more than 50 deep");
        fails(document("<traceView traceDataRef=\"#q\"><annotation type=\"truth\">x</annotation></traceView>"))
                .hasMessageContaining("f:2: no trace is named #q");
    }
}
