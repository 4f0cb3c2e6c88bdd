// How the columns of a file with a word a line are laid out.
package rondo.text.conll;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import rondo.basis.InputException;
import rondo.basis.Reason;

/// How the columns of a file with a word a line are laid out; an empty line ends a sentence.
public enum ConllFormat {
    /// CoNLL-U: ten columns with a tab between them, comments that begin with `#`, multi-word ranges (`1-2`) and
    /// empty nodes (`1.1`), which are no words (Nivre et al. 2020).
    CONLLU,
    /// Any number of columns with tabs or blanks between them, the word first and its label last, as in the shared
    /// tasks of CoNLL; a line that begins with `-DOCSTART-` is no word.
    COLUMNS;

    /// How many columns CoNLL-U has.
    static final int COLUMNS_OF_CONLLU = 10;

    /// What begins a document in files of columns.
    static final String DOCUMENT = "-DOCSTART-";

    private static final int LOOKED_AT = 1 << 16; // bytes
    private static final int ENOUGH = 8; // columns after a number, of which some may be missing by mistake
    private static final Pattern ID = Pattern.compile("[0-9]+([-.][0-9]+)?");

    /// What the first line that is neither empty nor a comment looks like; nothing if it is neither of the two.
    ///
    /// @param in stays where it is
    /// @param name how errors call it
    /// @throws InputException if it cannot be read
    public static Optional<ConllFormat> of(BufferedInputStream in, String name) {
        in.mark(LOOKED_AT);
        try {
            var format = Optional.<ConllFormat>empty();
            int left = LOOKED_AT;
            for (boolean found = false; !found && left > 0; ) {
                var line = new ByteArrayOutputStream();
                int b = in.read();
                for (left--; b >= 0 && b != '\n' && left > 0; left--) {
                    line.write(b);
                    b = in.read();
                }
                String text = line.toString(StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
                found = b < 0 || !(text.isBlank() || text.startsWith("#"));
                format = of(text);
            }
            in.reset();
            return format;
        } catch (IOException e) {
            throw new InputException(name + ": cannot be read (" + Reason.of(e) + "); expected a text file", e);
        }
    }

    private static Optional<ConllFormat> of(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length >= ENOUGH && ID.matcher(fields[0]).matches()) {
            return Optional.of(CONLLU);
        }
        boolean columns = fields.length > 1 || line.startsWith(DOCUMENT);
        return columns && !line.startsWith("#") ? Optional.of(COLUMNS) : Optional.empty();
    }
}
