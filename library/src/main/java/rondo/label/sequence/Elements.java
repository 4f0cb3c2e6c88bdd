// What sequences are made of, and its numbers.
package rondo.label.sequence;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import rondo.basis.InputException;
import rondo.basis.Shown;
import rondo.label.sequence.data.Sequence;
import rondo.store.ModelFolder;
import rondo.text.NameList;
import rondo.text.Tokenizer;
import rondo.text.TokenizerFile;
import rondo.text.Vocabulary;

/// What sequences are made of, and its numbers: the tokens of texts, or the columns of rows of numbers.
///
/// @param tokenizer of texts; empty for rows of numbers
/// @param columns the names of the numbers of a row; of texts none
record Elements(Optional<Tokenizer> tokenizer, NameList columns) {
    private static final String TOKENIZER = "tokenizer.json";
    private static final String COLUMNS = "columns.json";

    /// The tokens of a tokenizer.
    static Elements of(Tokenizer tokenizer) {
        return new Elements(Optional.of(tokenizer), NameList.of(List.of()));
    }

    /// As many numbers in a row.
    static Elements columns(int width) {
        return new Elements(
                Optional.empty(),
                NameList.of(IntStream.rangeClosed(1, width)
                        .mapToObj(String::valueOf)
                        .toList()));
    }

    /// Those of a folder.
    ///
    /// @throws rondo.basis.FormatException if they are damaged
    static Elements read(ModelFolder about, Path folder, boolean vectors) {
        about.checkFile(folder, vectors ? COLUMNS : TOKENIZER);
        return vectors
                ? new Elements(Optional.empty(), NameList.read(folder.resolve(COLUMNS)))
                : of(TokenizerFile.read(folder.resolve(TOKENIZER)));
    }

    /// The file in which they are.
    String file() {
        return tokenizer.isPresent() ? TOKENIZER : COLUMNS;
    }

    /// Writes that file.
    void write(Path folder) {
        tokenizer.ifPresentOrElse(
                cuts -> TokenizerFile.write(folder.resolve(TOKENIZER), cuts),
                () -> columns.write(folder.resolve(COLUMNS)));
    }

    /// How many different tokens there are, or numbers in a row.
    int size() {
        return tokenizer.map(cuts -> cuts.vocabulary().size()).orElseGet(columns::size);
    }

    /// A sequence in numbers; an empty text is one unknown token.
    ///
    /// @throws InputException if it is of another kind, or its rows have not as many numbers
    EncodedSequence encode(Sequence sequence) {
        return switch (sequence) {
            case Sequence.Text text -> encode(text);
            case Sequence.Vectors vectors -> encode(vectors);
        };
    }

    private EncodedSequence encode(Sequence.Text text) {
        int[] tokens = tokenizer
                .orElseThrow(() -> new InputException("sequence: the text " + Shown.text(text.text())
                        + "; expected rows of " + Shown.count(columns.size(), "number") + ", as in training"))
                .encode(text.text());
        int[] some = tokens.length == 0 ? new int[] {Vocabulary.UNKNOWN} : tokens;
        return new EncodedSequence(some, new float[0], some.length);
    }

    private EncodedSequence encode(Sequence.Vectors vectors) {
        if (vectors.width() != columns.size() || vectors.rows() == 0) {
            throw new InputException("sequence: " + Shown.count(vectors.rows(), "row") + " of "
                    + Shown.count(vectors.width(), "number") + "; expected "
                    + (columns.size() == 0 ? "a text" : "rows of " + columns.size()) + ", as in training");
        }
        return new EncodedSequence(new int[0], vectors.values(), vectors.rows());
    }

    /// What each element of a sequence is called: the text of a token; the number of a row, from 1.
    List<String> names(Sequence sequence) {
        return switch (sequence) {
            case Sequence.Text text -> {
                var names = new ArrayList<>(tokenizer.orElseThrow().texts(text.text()));
                yield names.isEmpty() ? List.of("") : names;
            }
            case Sequence.Vectors vectors ->
                IntStream.rangeClosed(1, vectors.rows())
                        .mapToObj(String::valueOf)
                        .toList();
        };
    }
}
