// A translation net with the tokenizers that belong to it.
package rondo.translate;

import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import rondo.basis.Workers;
import rondo.decode.BeamSearch;
import rondo.decode.Hypothesis;
import rondo.decode.Scorer;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Scope;
import rondo.learn.model.ModelParts;
import rondo.learn.model.SavedWeights;
import rondo.store.ModelFolder;
import rondo.text.Alignment;
import rondo.text.Tokenizer;
import rondo.text.Vocabulary;

/// A translation net with the tokenizers that belong to it; owns its memory.
///
/// @param recipe what it is built of
/// @param source cuts source texts
/// @param target cuts target texts
/// @param net the net, placed
/// @param scope owns its numbers
record TranslationModel(TranslatorRecipe recipe, Tokenizer source, Tokenizer target, TranslationNet net, Scope scope)
        implements ModelParts<TranslatorRecipe> {
    private static final int BATCH_TOKENS = 1024;
    private static final int BATCH_SENTENCES = 64;

    /// A new model with the numbers with which training begins.
    static TranslationModel create(TranslatorRecipe recipe, Tokenizer source, Tokenizer target) {
        var net = net(recipe, source, target);
        var scope = SavedWeights.create(net, "translator");
        return new TranslationModel(recipe, source, target, net, scope);
    }

    /// A model with the numbers of a folder. They are checked before memory is taken.
    ///
    /// @throws rondo.basis.FormatException if they are not those of such a model
    static TranslationModel read(ModelFolder about, Path folder) {
        var recipe = about.recipe(TranslatorRecipe.class, folder);
        var source = TranslatorFiles.source(about, folder);
        var target = TranslatorFiles.target(about, folder);
        var net = net(recipe, source, target);
        var scope = SavedWeights.read(net, about, folder, "translator " + folder);
        return new TranslationModel(recipe, source, target, net, scope);
    }

    private static TranslationNet net(TranslatorRecipe recipe, Tokenizer source, Tokenizer target) {
        return new TranslationNet(
                recipe, source.vocabulary().size(), target.vocabulary().size(), Vocabulary.START, Vocabulary.END);
    }

    @Override
    public List<String> files() {
        return TranslatorFiles.NAMES;
    }

    @Override
    public void writeFiles(Path folder) {
        TranslatorFiles.write(folder, source, target);
    }

    /// Searches the best outputs of sources, in batches of like length that the workers share.
    ///
    /// @param scorer of target tokens
    /// @param sources at least one token each
    static List<List<Hypothesis>> search(
            BeamSearch search, Scorer<int[]> scorer, List<int[]> sources, Workers workers) {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < sources.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingInt(i -> -sources.get(i).length));
        var batches = batches(order, sources);
        var results = new ArrayList<List<Hypothesis>>();
        sources.forEach(_ -> results.add(List.of()));
        workers.run(batches.size(), b -> {
            var batch = batches.get(b);
            var found = search.search(scorer, batch.stream().map(sources::get).toList(), s -> s.length);
            for (int i = 0; i < found.size(); i++) {
                results.set(batch.get(i), found.get(i));
            }
        });
        return results;
    }

    /// This as a scorer of target tokens.
    Scorer<int[]> scorer() {
        return new TranslationScorer(net, precision());
    }

    /// What the encoder makes of a source, [C]; zeros of an empty one.
    float[] context(int[] ids) {
        if (ids.length == 0) {
            return new float[net.contextSize()];
        }
        try (var tape = Tape.off(Scope.of("encoder"), precision())) {
            return net.encode(tape, List.of(ids)).summary().value().toFloats();
        } finally {
            Reference.reachabilityFence(scope); // not forgotten before
        }
    }

    /// What a search found, as text.
    ///
    /// @param ids of the tokens of the source
    /// @param texts what each of them stands for
    Translation translation(int[] ids, List<String> texts, Hypothesis found) {
        return new Translation(
                target.decode(found.tokens()),
                found.normalized(),
                Arrays.stream(found.scores()).boxed().toList(),
                tokens(source, ids),
                tokens(target, found.tokens()),
                found.attention(),
                found.attention().map(rows -> Alignment.strongest(rows, texts, target.texts(found.tokens()))));
    }

    private static List<List<Integer>> batches(List<Integer> order, List<int[]> sources) {
        var batches = new ArrayList<List<Integer>>();
        int longest = 0;
        for (int index : order) {
            boolean full = batches.isEmpty()
                    || batches.getLast().size() == BATCH_SENTENCES
                    || (batches.getLast().size() + 1) * longest > BATCH_TOKENS;
            if (full) {
                batches.add(new ArrayList<>());
                longest = sources.get(index).length;
            }
            batches.getLast().add(index);
        }
        return batches;
    }

    /// A pair of texts as word numbers.
    TranslationExample example(String from, String to) {
        return new TranslationExample(source.encode(from), target.encode(to));
    }

    /// Whether neither side is empty or longer than the recipe allows.
    boolean fits(TranslationExample example) {
        return example.source().length > 0
                && example.source().length <= recipe.maxLength()
                && example.target().length > 0
                && example.target().length <= recipe.maxLength();
    }

    /// The tokens of word numbers as they stand in a vocabulary.
    private static List<String> tokens(Tokenizer tokenizer, int[] ids) {
        return Arrays.stream(ids)
                .mapToObj(id -> tokenizer.vocabulary().token(id))
                .toList();
    }
}
