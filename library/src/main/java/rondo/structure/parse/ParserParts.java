// A net that parses, with the words, characters, tags and labels that belong to it.
package rondo.structure.parse;

import java.nio.file.Path;
import java.util.List;
import rondo.engine.tensor.Scope;
import rondo.learn.model.ModelParts;
import rondo.learn.model.SavedWeights;
import rondo.net.word.Sentence;
import rondo.store.ModelFolder;
import rondo.structure.span.PhraseSpans;
import rondo.text.NameList;

/// A net that parses, with the words, characters, tags and labels that belong to it; owns its memory.
///
/// @param recipe what it is built of
/// @param names what it knows
/// @param net the net, placed
/// @param scope owns its numbers
record ParserParts(ParserRecipe recipe, Names names, ParserNet net, Scope scope) implements ModelParts<ParserRecipe> {
    private static final String WORDS = "words.json";
    private static final String CHARACTERS = "characters.json";
    private static final String TAGS = "tags.json";
    private static final String LABELS = "labels.json";

    private static final List<String> FILES = List.of(WORDS, CHARACTERS, TAGS, LABELS);

    /// What a parser knows.
    ///
    /// @param words that have a vector of their own
    /// @param characters in words
    /// @param tags of words
    /// @param phrases with their labels
    record Names(NameList words, NameList characters, NameList tags, PhraseSpans phrases) {
        private ParserNet net(ParserRecipe recipe) {
            return new ParserNet(
                    recipe,
                    words.size(),
                    characters,
                    tags.size(),
                    phrases.labels().size());
        }
    }

    /// A new model with the numbers with which training begins.
    static ParserParts create(ParserRecipe recipe, Names names) {
        var net = names.net(recipe);
        var scope = SavedWeights.create(net, "parser");
        return new ParserParts(recipe, names, net, scope);
    }

    /// A model with the numbers of a folder. They are checked before memory is taken.
    ///
    /// @throws rondo.basis.FormatException if they are not those of such a model
    static ParserParts read(ModelFolder about, Path folder) {
        var recipe = about.recipe(ParserRecipe.class, folder);
        FILES.forEach(name -> about.checkFile(folder, name));
        var names = new Names(
                NameList.read(folder.resolve(WORDS)),
                NameList.read(folder.resolve(CHARACTERS)),
                NameList.read(folder.resolve(TAGS)),
                new PhraseSpans(NameList.read(folder.resolve(LABELS))));
        var net = names.net(recipe);
        return new ParserParts(recipe, names, net, SavedWeights.read(net, about, folder, "parser " + folder));
    }

    @Override
    public List<String> files() {
        return FILES;
    }

    @Override
    public void writeFiles(Path folder) {
        names.words.write(folder.resolve(WORDS));
        names.characters.write(folder.resolve(CHARACTERS));
        names.tags.write(folder.resolve(TAGS));
        names.phrases.labels().write(folder.resolve(LABELS));
    }

    /// A sentence in numbers.
    ///
    /// @param words one at least
    Sentence encode(List<String> words) {
        return new Sentence(
                words,
                words.stream().mapToInt(word -> names.words.number(word) + 1).toArray());
    }
}
