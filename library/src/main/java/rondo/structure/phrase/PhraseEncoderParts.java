// A net that encodes phrases, with the words and labels that belong to it.
package rondo.structure.phrase;

import java.nio.file.Path;
import java.util.List;
import rondo.engine.tensor.Scope;
import rondo.learn.model.ModelParts;
import rondo.learn.model.SavedWeights;
import rondo.store.ModelFolder;
import rondo.text.NameList;

/// A net that encodes phrases, with the words and labels that belong to it; owns its memory.
///
/// @param recipe what it is built of
/// @param words that it knows
/// @param labels that it can give; none if it learned none
/// @param net the net, placed
/// @param scope owns its numbers
record PhraseEncoderParts(
        PhraseEncoderRecipe recipe, NameList words, NameList labels, PhraseEncoderNet net, Scope scope)
        implements ModelParts<PhraseEncoderRecipe> {
    private static final String WORDS = "words.json";
    private static final String LABELS = "labels.json";

    /// A new model with the numbers with which training begins.
    static PhraseEncoderParts create(PhraseEncoderRecipe recipe, NameList words, NameList labels) {
        var net = new PhraseEncoderNet(recipe, words.size(), labels.size());
        var scope = SavedWeights.create(net, "phrase encoder");
        return new PhraseEncoderParts(recipe, words, labels, net, scope);
    }

    /// A model with the numbers of a folder. They are checked before memory is taken.
    ///
    /// @throws rondo.basis.FormatException if they are not those of such a model
    static PhraseEncoderParts read(ModelFolder about, Path folder) {
        var recipe = about.recipe(PhraseEncoderRecipe.class, folder);
        List.of(WORDS, LABELS).forEach(name -> about.checkFile(folder, name));
        var words = NameList.read(folder.resolve(WORDS));
        var labels = about.files().containsKey(LABELS) ? NameList.read(folder.resolve(LABELS)) : NameList.of(List.of());
        var net = new PhraseEncoderNet(recipe, words.size(), labels.size());
        var scope = SavedWeights.read(net, about, folder, "phrase encoder " + folder);
        return new PhraseEncoderParts(recipe, words, labels, net, scope);
    }

    @Override
    public List<String> files() {
        return labels.size() == 0 ? List.of(WORDS) : List.of(WORDS, LABELS);
    }

    @Override
    public void writeFiles(Path folder) {
        words.write(folder.resolve(WORDS));
        if (labels.size() > 0) {
            labels.write(folder.resolve(LABELS));
        }
    }

    /// A phrase in numbers.
    NumberedPhrase number(Phrase phrase) {
        return NumberedPhrase.of(phrase, words);
    }
}
