// A short name for the content of texts.
package rondo.basis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A short name for the content of texts: their SHA-256, each text followed by a line end.
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
