// A language net with the tokenizer that belongs to it.
package rondo.language;

import java.nio.file.Path;
import java.util.List;
import rondo.engine.tensor.Scope;
import rondo.learn.model.ModelParts;
import rondo.learn.model.SavedWeights;
import rondo.store.ModelFolder;
import rondo.text.Tokenizer;
import rondo.text.TokenizerFile;
import rondo.text.Vocabulary;

/// A language net with the tokenizer that belongs to it; owns its memory.
///
/// @param recipe what it is built of
/// @param tokenizer cuts texts
/// @param counts how often each token occurs in the training text
/// @param net the net, placed
/// @param scope owns its numbers
record LanguageParts(LanguageModelRecipe recipe, Tokenizer tokenizer, long[] counts, LanguageNet net, Scope scope)
        implements ModelParts<LanguageModelRecipe> {
    private static final String TOKENIZER = "tokenizer.json";

    /// A new model with the numbers with which training begins.
    static LanguageParts create(LanguageModelRecipe recipe, Tokenizer tokenizer, long[] counts) {
        var net = new LanguageNet(recipe, counts);
        var scope = SavedWeights.create(net, "language model");
        return new LanguageParts(recipe, tokenizer, counts, net, scope);
    }

    /// A model with the numbers of a folder. They are checked before memory is taken.
    ///
    /// @throws rondo.basis.FormatException if they are not those of such a model
    static LanguageParts read(ModelFolder about, Path folder) {
        var recipe = about.recipe(LanguageModelRecipe.class, folder);
        var tokenizer = tokenizer(about, folder);
        about.checkFile(folder, WordCounts.FILE);
        long[] counts = WordCounts.read(folder, tokenizer.vocabulary().size());
        var net = new LanguageNet(recipe, counts);
        var scope = SavedWeights.read(net, about, folder, "language model " + folder);
        return new LanguageParts(recipe, tokenizer, counts, net, scope);
    }

    /// The tokenizer of a saved model.
    ///
    /// @throws rondo.basis.FormatException if it is damaged, or not the one that was saved with the model
    static Tokenizer tokenizer(ModelFolder about, Path folder) {
        var tokenizer = TokenizerFile.read(folder.resolve(TOKENIZER));
        about.checkFile(folder, TOKENIZER);
        return tokenizer;
    }

    @Override
    public List<String> files() {
        return List.of(TOKENIZER, WordCounts.FILE);
    }

    @Override
    public void writeFiles(Path folder) {
        TokenizerFile.write(folder.resolve(TOKENIZER), tokenizer);
        WordCounts.write(folder, counts);
    }

    /// What stands before the first token of a line: the end of the line before, or the start of a sentence.
    int boundary() {
        return recipe.contiguous() ? Vocabulary.END : Vocabulary.START;
    }
}
