// What a tagger knows: words, characters, labels.
package rondo.label;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rondo.store.ModelFolder;
import rondo.text.NameList;

/// What a tagger knows.
///
/// @param words that have a vector of their own
/// @param characters in words
/// @param labels of words
/// @param sentences labels of sentences, if there are any
record TaggerNames(NameList words, NameList characters, NameList labels, Optional<NameList> sentences) {
    private static final String WORDS = "words.json";
    private static final String CHARACTERS = "characters.json";
    private static final String LABELS = "labels.json";
    private static final String SENTENCES = "sentence-labels.json";

    /// Those of sentences that are learned from.
    ///
    /// @param vocabulary words at most, and characters at most
    static TaggerNames of(List<LabelledSentence> sentences, int vocabulary) {
        var labels = sentences.stream().flatMap(sentence -> sentence.labels().stream());
        var wholes = sentences.stream().flatMap(sentence -> sentence.sentenceLabel().stream());
        var own = sorted(wholes);
        return new TaggerNames(
                NameList.mostFrequent(words(sentences), vocabulary),
                NameList.mostFrequent(
                        words(sentences).flatMap(word -> word.codePoints().mapToObj(Character::toString)), vocabulary),
                sorted(labels),
                own.size() == 0 ? Optional.empty() : Optional.of(own));
    }

    private static Stream<String> words(List<LabelledSentence> sentences) {
        return sentences.stream().flatMap(sentence -> sentence.words().stream());
    }

    private static NameList sorted(Stream<String> names) {
        return NameList.of(names.distinct().sorted().toList());
    }

    /// Those of a folder.
    ///
    /// @throws rondo.basis.FormatException if a file is damaged
    static TaggerNames read(ModelFolder about, Path folder) {
        about.files().keySet().forEach(name -> about.checkFile(folder, name));
        var labels = NameList.read(folder.resolve(LABELS));
        return new TaggerNames(
                NameList.read(folder.resolve(WORDS)),
                NameList.read(folder.resolve(CHARACTERS)),
                labels,
                about.files().containsKey(SENTENCES)
                        ? Optional.of(NameList.read(folder.resolve(SENTENCES)))
                        : Optional.empty());
    }

    /// The names of the files.
    List<String> files() {
        var files = new ArrayList<>(List.of(WORDS, CHARACTERS, LABELS));
        sentences.ifPresent(_ -> files.add(SENTENCES));
        return files;
    }

    /// Writes the files.
    void write(Path folder) {
        words.write(folder.resolve(WORDS));
        characters.write(folder.resolve(CHARACTERS));
        labels.write(folder.resolve(LABELS));
        sentences.ifPresent(names -> names.write(folder.resolve(SENTENCES)));
    }
}
