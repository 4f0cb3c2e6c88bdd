// The XML of IAM-OnDB: strokes, times and texts, and what is said of errors.
package rondo.ink.format;

import static org.assertj.core.api.Assertions.assertThat;
import static rondo.ink.format.Reading.fails;
import static rondo.ink.format.Reading.ink;
import static rondo.ink.format.Reading.stroke;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rondo.ink.stroke.Ink;
import rondo.ink.stroke.InkSample;

class WhiteboardTest {
    private static final String DESCRIPTION = """
            <WhiteboardDescription><SensorLocation corner="top_left"/>
            <DiagonallyOppositeCoords x="6512" y="1376"/></WhiteboardDescription>
            """;

    private static String session(String before, String strokes) {
        return "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<WhiteboardCaptureSession>\n" + before + DESCRIPTION
                + "<StrokeSet>\n" + strokes + "\n</StrokeSet>\n</WhiteboardCaptureSession>\n";
    }

    @Test
    void readsALine() {
        String text = session("", """
                <Stroke colour="black" start_time="769.05" end_time="769.07">
                  <Point x="1073" y="1058" time="769.05"/>
                  <Point x="1072" y="1085" time="769.07"/>
                </Stroke>
                <Stroke colour="black" start_time="769.70" end_time="769.70">
                  <Point x="1176" y="1237.5" time="769.70"/>
                </Stroke>
                <Stroke colour="black"/>""");
        var expected = Ink.of(
                stroke(1073, 1058, 1072, 1085).times(769_050, 769_070),
                stroke(1176, 1237.5f).times(769_700));
        assertThat(Reading.one(text)).isEqualTo(new InkSample(expected, Optional.empty(), Optional.empty(), "f"));
        try (var reading = InkFiles.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "f")) {
            assertThat(reading.format()).isEqualTo(InkFormat.IAM).hasToString("IAM-OnDB");
        }
    }

    @Test
    void countsTheTimesOfClocksFromTheFirstPoint() {
        String text = session("", """
                <Stroke><Point x="1" y="2" time="13090871.59"/><Point x="3" y="4" time="13090871.62"/></Stroke>""");
        assertThat(Reading.one(text).ink().strokes().getFirst().time(1)).isBetween(29.999f, 30.001f);
    }

    @Test
    void timesThatAPointLacksAreLeftOut() {
        String text = session("", "<Stroke><Point x='1' y='2' time='1'/><Point x='3' y='4'/></Stroke>");
        assertThat(Reading.one(text).ink()).isEqualTo(ink(1, 2, 3, 4));
    }

    @Test
    void readsTextAndWriter() {
        String one = "<Stroke><Point x='1' y='2'/></Stroke>";
        String form = "<General><Form id='a01-000z' writerID='10187'/></General>";
        String text = "<Transcription><Text>\nA MOVE to\nstop "
                + "&amp;quot;M\u00e9&amp;quot; &amp; more\n</Text>%s</Transcription>";
        assertThat(Reading.of(session(form + text.formatted(""), one).getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly(new InkSample(
                        ink(1, 2), Optional.of("A MOVE to\nstop \"M\u00e9\" & more"), Optional.of("10187"), "f"));
        String lines = "<TextLine id='1' text='A MOVE to'><Word text='A'/></TextLine><TextLine text=' stop '/>";
        assertThat(Reading.one(session(text.formatted(lines).replace('\u00e9', 'e'), one))
                        .label())
                .contains("A MOVE to\nstop");
        assertThat(Reading.one(session("<Transcription><Text> </Text></Transcription>", one))
                        .label())
                .isEmpty();
    }

    @Test
    @Timeout(10)
    void refusesDocumentTypesAndEntities() {
        String bomb = "<?xml version=\"1.0\"?><!DOCTYPE WhiteboardCaptureSession [<!ENTITY a \"ha\"><!ENTITY b"
                + " \"&a;&a;&a;&a;\">]><WhiteboardCaptureSession><Transcription><Text>&b;</Text></Transcription>"
                + "</WhiteboardCaptureSession>";
        fails(bomb).hasMessage("f:1: a document type or an entity; expected XML of IAM-OnDB without; remove it");
        fails("<WhiteboardCaptureSession><Text>&x;</Text></WhiteboardCaptureSession>")
                .hasMessageStartingWith("f:1: ");
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        fails(session("", "<Stroke><Point x='1'/></Stroke>"))
                .hasMessage("f:6: a point whose y is \"\"; expected a number");
        fails(session("", "<Stroke><Point x='one' y='2'/></Stroke>")).hasMessageContaining("whose x is \"one\"");
        fails(session("", "<Stroke><Point x='NaN' y='2'/></Stroke>")).hasMessageStartingWith("f:6: x is NaN");
        fails(session("", "<Stroke><Point x='1' y='1e99'/></Stroke>")).hasMessageStartingWith("f:6: y is 1.0E99");
        fails(session("", "<Point x='1' y='2'/>"))
                .hasMessage("f:6: a point outside of strokes; expected it inside of one");
        fails(session("", "<Stroke><Stroke/></Stroke>")).hasMessageContaining("a stroke inside a stroke");
        fails("<WhiteboardCaptureSession>\n<StrokeSet>").hasMessageStartingWith("f:2: not XML (");
    }
}
