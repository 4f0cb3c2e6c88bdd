// The characters of an XML document.
package rondo.ink.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Pattern;
import rondo.basis.InputException;
import rondo.basis.Reason;

/// The characters of an XML document, in the encoding that its first line names, or UTF-8, or UTF-16 with its mark.
/// The parser of the platform could find it itself, but prints on standard error when bytes are not in it.
final class XmlText {
    private static final int BEGIN = 256; // bytes in which the encoding is named
    private static final Pattern ENCODING =
            Pattern.compile("<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

    private XmlText() {}

    /// @param in that supports marks
    /// @throws InputException if there is no such encoding, or it cannot be read
    static Reader of(InputStream in, String name) {
        try {
            in.mark(BEGIN);
            byte[] begin = in.readNBytes(BEGIN);
            in.reset();
            if (begin.length > 2 && begin[0] == (byte) 0xEF && begin[1] == (byte) 0xBB && begin[2] == (byte) 0xBF) {
                in.skipNBytes(3);
            }
            var decoder = charset(begin, name).newDecoder().onMalformedInput(CodingErrorAction.REPORT);
            return new BufferedReader(
                    new InputStreamReader(in, decoder.onUnmappableCharacter(CodingErrorAction.REPORT)));
        } catch (IOException e) {
            throw new InputException(name + ": cannot be read (" + Reason.of(e) + "); expected InkML", e);
        }
    }

    private static Charset charset(byte[] begin, String name) {
        if (begin.length > 1 && (begin[0] == 0 || begin[1] == 0 || (begin[0] >= (byte) 0xFE && begin[0] < 0))) {
            return begin[1] == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16;
        }
        var named = ENCODING.matcher(new String(begin, StandardCharsets.ISO_8859_1));
        if (!named.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(named.group(1));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new InputException(
                    name + ":1: encoding " + named.group(1) + "; expected one that Java knows, such as UTF-8", e);
        }
    }
}
