// Word vectors of a file with which an embedding begins.
package rondo.learn.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rondo.basis.ConfigException;
import rondo.basis.Fingerprint;
import rondo.basis.InputException;
import rondo.basis.Reason;
import rondo.basis.Shown;
import rondo.net.layer.Embedding;
import rondo.text.vector.WordVectors;

/// Word vectors of a file (see [WordVectors]) with which the rows of an embedding begin, for a model of any kind. A
/// word that is not in the file as it stands is looked for in lower case; one that is not there either begins at
/// random.
///
/// @param file from which they are
/// @param fingerprint the SHA-256 of it
/// @param words those of the model, in the order of their rows
/// @param vectors those of them that are in the file
public record GivenVectors(Path file, String fingerprint, List<String> words, WordVectors vectors) {
    /// The name of what they are in [TrainingRecord].
    public static final String NAME = "vectors";

    /// Reads those of some words, and says how many there are.
    ///
    /// @param setting of the recipe that tells how long a vector is
    /// @param size E, the width of the embedding
    /// @throws ConfigException if the file's vectors have another width
    /// @throws InputException if it cannot be read, is damaged, or has none of the words
    public static GivenVectors read(Path file, List<String> words, String setting, int size, Preparation preparation) {
        preparation.begin("reading word vectors from " + file);
        int there = WordVectors.size(file);
        if (there != size) {
            throw new ConfigException(file + ": vectors of " + there + " numbers; expected " + size + ", as " + setting
                    + " says; set " + setting + " to " + there + ", or take vectors of " + size);
        }
        var given = new GivenVectors(file, sum(file), words, WordVectors.read(file, Set.copyOf(words)));
        if (given.found() == 0) {
            throw new InputException(file + ": vectors of none of " + words.size()
                    + " words; expected some; are they of this language, and written the same way?");
        }
        preparation.begin(given.toString());
        return given;
    }

    /// How many of the words have one.
    public long found() {
        return words.stream().filter(word -> vectors.find(word).isPresent()).count();
    }

    /// Lets an embedding begin with them, once it is placed.
    ///
    /// @param first the row of the first of the words
    /// @param tuned whether they are learned further; else they stay as they are
    public void fill(Embedding embedding, int first, boolean tuned) {
        for (int i = 0; i < words.size(); i++) {
            var vector = vectors.find(words.get(i));
            if (vector.isPresent()) {
                embedding.begin(first + i, vector.get());
                if (!tuned) {
                    embedding.freeze(first + i);
                }
            }
        }
    }

    /// What a model says of them, by name.
    public Map<String, String> provenance() {
        var provenance = new LinkedHashMap<String, String>();
        provenance.put(NAME, file.toString());
        provenance.put("vectors_found", Long.toString(found()));
        return provenance;
    }

    /// How many there are, on one line.
    @Override
    public String toString() {
        return Shown.number(found()) + " of " + Shown.count(words.size(), "word") + " begin with their vectors in "
                + file;
    }

    private static String sum(Path file) {
        try {
            return Fingerprint.of(file);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read (" + Reason.of(e) + "); expected word vectors", e);
        }
    }
}
