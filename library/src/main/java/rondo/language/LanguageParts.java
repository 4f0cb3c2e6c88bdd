// A language net with the tokenizer that belongs to it.
package rondo.language;

import java.nio.file.Path;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.Scope;
import rondo.learn.SavedWeights;
import rondo.store.ModelFolder;
import rondo.text.Tokenizer;
import rondo.text.Vocabulary;

/// A language net with the tokenizer that belongs to it; owns its memory.
///
/// @param recipe what it is built of
/// @param tokenizer cuts texts
/// @param counts how often each token occurs in the training text
/// @param net the net, placed
/// @param scope owns its numbers
record LanguageParts(LanguageModelRecipe recipe, Tokenizer tokenizer, long[] counts, LanguageNet net, Scope scope) {
    /// A new model with the numbers with which training begins.
    static LanguageParts create(LanguageModelRecipe recipe, Tokenizer tokenizer, long[] counts) {
        var net = new LanguageNet(recipe, counts);
        var scope = SavedWeights.create(net, "language model");
        return new LanguageParts(recipe, tokenizer, counts, net, scope);
    }

    /// A model with the numbers of a folder. They are checked before memory is taken.
    ///
    /// @throws rondo.basis.FormatException if they are not those of such a model
    static LanguageParts read(LanguageModelRecipe recipe, Tokenizer tokenizer, ModelFolder about, Path folder) {
        about.checkFile(folder, WordCounts.FILE);
        long[] counts = WordCounts.read(folder, tokenizer.vocabulary().size());
        var net = new LanguageNet(recipe, counts);
        var scope = SavedWeights.read(net, about, folder, "language model " + folder);
        return new LanguageParts(recipe, tokenizer, counts, net, scope);
    }

    /// In which numbers it computes here: as it was trained, or in f32 where that cannot run.
    Precision precision() {
        return recipe.training().nearestPrecision();
    }

    /// What stands before the first token of a line: the end of the line before, or the start of a sentence.
    int boundary() {
        return recipe.contiguous() ? Vocabulary.END : Vocabulary.START;
    }
}
