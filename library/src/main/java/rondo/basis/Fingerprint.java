// A short name for the content of texts or of a file.
package rondo.basis;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/// A short name for content: the SHA-256 of texts, each followed by a line end, or of a file as it is.
public final class Fingerprint {
    private final MessageDigest digest;

    /// Begins with no text.
    public Fingerprint() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256"); // every Java platform has it
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// 64 hexadecimal digits for the bytes of a file, as `sha256sum` prints them.
    ///
    /// @throws IOException if it cannot be read
    public static String of(Path file) throws IOException {
        var fingerprint = new Fingerprint();
        try (var in = new DigestInputStream(Files.newInputStream(file), fingerprint.digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return fingerprint.hex();
    }

    /// 64 hexadecimal digits for texts.
    public static String of(Stream<String> texts) {
        var fingerprint = new Fingerprint();
        texts.forEach(fingerprint::add);
        return fingerprint.hex();
    }

    /// Adds a text.
    public Fingerprint add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        return this;
    }

    /// 64 hexadecimal digits; afterwards this begins anew.
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
