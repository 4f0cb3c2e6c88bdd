// What is made equal in a text before it is cut into tokens.
package rondo.text;

import java.text.Normalizer;
import java.util.Locale;

/// What is made equal in a text before it is cut into tokens.
///
/// @param form the Unicode normalisation form (Unicode Standard Annex 15)
/// @param lowercase whether capital letters become small, one by one and without regard to language
public record Normalization(Form form, boolean lowercase) {
    /// A Unicode normalisation form that keeps each text readable.
    public enum Form {
        /// Compatibility composition: also makes equal what only looks different, such as full-width and
        /// ligature forms. Full-width punctuation becomes ASCII: a text in Chinese comes back with `,` for
        /// `，`.
        NFKC(Normalizer.Form.NFKC),

        /// Canonical composition: only what is the same character in another encoding becomes equal.
        NFC(Normalizer.Form.NFC);

        private final Normalizer.Form form;

        Form(Normalizer.Form form) {
            this.form = form;
        }
    }

    private static final int CAPITAL_I_WITH_DOT = 0x130;
    private static final int REPLACEMENT = 0xFFFD;

    /// NFKC, capitals kept.
    public static Normalization standard() {
        return new Normalization(Form.NFKC, false);
    }

    /// The normalisation of a recipe.
    ///
    /// @param form `nfkc` or `nfc`
    public static Normalization named(String form, boolean lowercase) {
        return new Normalization(Form.valueOf(form.toUpperCase(Locale.ROOT)), lowercase);
    }

    /// This, with another form.
    public Normalization form(Form form) {
        return new Normalization(form, lowercase);
    }

    /// This, with capitals made small or kept.
    public Normalization lowercase(boolean lowercase) {
        return new Normalization(form, lowercase);
    }

    /// The normalised text. Halves of surrogate pairs, which are no text, become U+FFFD.
    public String apply(String text) {
        String normal = Normalizer.normalize(whole(text), form.form);
        return lowercase ? lower(normal) : normal;
    }

    private static String whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints()
                        .map(c -> Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    /// Character by character, as `tokenizers` does: [String#toLowerCase()] would look at the neighbours of a
    /// sigma.
    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == CAPITAL_I_WITH_DOT) {
                lower.append("i\u0307");
            } else {
                lower.appendCodePoint(Character.toLowerCase(c));
            }
        });
        return lower.toString();
    }
}
