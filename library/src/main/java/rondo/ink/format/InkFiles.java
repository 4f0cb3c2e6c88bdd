// Reads and writes files of ink.
package rondo.ink.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import rondo.basis.AtomicFile;
import rondo.basis.ConfigException;
import rondo.basis.InputException;
import rondo.basis.InputFile;
import rondo.basis.Reason;
import rondo.basis.RondoException;
import rondo.ink.stroke.InkSample;

/// Reads and writes files of ink. What is read from a file:
///
/// - InkML: a sample for each `traceGroup` at the top, without strokes if there are no traces in it, but none for what
///   stands in `definitions`; the traces that are in no group are one sample, or one for each labelled `traceView` if
///   the file itself has no label. Labels are annotations of type `truth`, `transcription` or `label`, writers those
///   of type `writer`, without blanks at their ends unless `xml:space` is `preserve`.
/// - UNIPEN: a sample for each `.SEGMENT` of the level of the first one; the whole file without any.
/// - IAM-OnDB: one sample; its label is each `TextLine` of the `Transcription`, a line each, or else its `Text`; its
///   writer the `writerID` of the `Form`.
/// - JSON: a sample for each object, whether in lines or in an array: the strokes from `strokes`, `strokes_xyt` or
///   `drawing`, the label from `text`, `label`, `word` or `char`, the writer from `writer` or `drawer`. An array
///   alone is one drawing, `[[[x, ...], [y, ...]], ...]`: strokes of parallel arrays, not of points.
///
/// Strokes without points are left out. Times so large that a `float` has no milliseconds for them, as those of
/// clocks, are counted from the first point of their ink. Times and pressures that only some strokes of an ink
/// have are left out.
public final class InkFiles {
    /// The most points that a sample may have, and all of a file in UNIPEN together, and all of one in InkML whose
    /// traces have names.
    public static final int MOST_POINTS = StrokePoints.MOST;

    private InkFiles() {}

    /// The samples of a file, plain or compressed by gzip, read as they are asked for; its format is found from its
    /// content.
    ///
    /// @throws InputException if there is no such file, it cannot be read, or is of none of the formats; while
    ///     reading, if something is not as the format wants it: the message begins with file and line
    public static InkReading read(Path file) {
        return read(InputFile.open(file, "a file of ink"), file.toString());
    }

    /// As [#read(Path)], of a stream, which the reading closes; closed at once if it cannot be read.
    ///
    /// @param name how errors call it
    public static InkReading read(InputStream in, String name) {
        var buffered = new BufferedInputStream(in, 1 << 16);
        try {
            return begin(buffered, name);
        } catch (RuntimeException | Error e) {
            try {
                buffered.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    /// Writes samples to a file, which appears whole or not at all. What is read from it is the same ink with
    /// the same label. JSON has a sample a line.
    ///
    /// @throws InputException if the format has no way to write a sample: UNIPEN none for ink without strokes and a
    ///     line end in a label, InkML none for control characters in it
    /// @throws ConfigException if the format is that of IAM-OnDB, which is read alone
    /// @throws RondoException if the file cannot be written
    public static void write(Path file, InkFormat format, Iterable<InkSample> samples) {
        AtomicFile.write(file, out -> writeTo(out, format, samples));
    }

    /// As [#write(Path, InkFormat, Iterable)], to a stream, which stays open.
    public static void write(OutputStream out, InkFormat format, Iterable<InkSample> samples) {
        try {
            writeTo(out, format, samples);
        } catch (IOException e) {
            throw new RondoException("ink: cannot be written (" + Reason.of(e) + "); expected a stream with room", e);
        }
    }

    private static void writeTo(OutputStream out, InkFormat format, Iterable<InkSample> samples) throws IOException {
        switch (format) {
            case INKML -> InkMlWriter.write(out, samples);
            case UNIPEN -> UnipenWriter.write(out, samples);
            case JSON -> JsonInkWriter.write(out, samples);
            case IAM ->
                throw new ConfigException(
                        "ink: " + format + " is read but not written; expected InkML, UNIPEN or JSON");
        }
    }

    private static InkReading begin(InputStream in, String name) {
        try {
            var format = InkFormat.of(in, name);
            return new InkReading(in, name, format, reader(format, in, name));
        } catch (IOException e) {
            throw new InputException(name + ": cannot be read (" + Reason.of(e) + "); expected a file of ink", e);
        }
    }

    private static SampleReader reader(InkFormat format, InputStream in, String name) {
        return switch (format) {
            case INKML -> new InkMlReader(in, name);
            case UNIPEN -> new UnipenReader(in, name);
            case JSON -> new JsonInkReader(in, name);
            case IAM -> new WhiteboardReader(in, name);
        };
    }
}
