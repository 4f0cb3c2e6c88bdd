// Parses sentences; learned from trees.
package rondo.structure.parse;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import rondo.basis.ConfigException;
import rondo.basis.InputException;
import rondo.basis.Workers;
import rondo.learn.Outcome;
import rondo.learn.model.TrainedModel;
import rondo.store.ModelFolder;
import rondo.text.tree.Tree;
import rondo.text.tree.TreeCleaning;

/// Parses sentences into trees of phrases, with a tag for each word: of all trees the one whose spans score most
/// (Stern, Andreas and Klein 2017; Gaddy, Stern and Klein 2018); learned from trees in brackets. Owns memory off
/// the heap until it is closed. Many threads may use one parser. One that is forgotten open gives its memory back
/// some time later, with a warning.
public final class Parser extends TrainedModel<ParserRecipe> {
    /// The kind of model in `config.json`.
    public static final String TYPE = "parser";

    /// The most words of a sentence: the work grows with their third power.
    public static final int LONGEST = 1000;

    private final ParserParts model;

    Parser(ParserParts model, ModelFolder about, Workers workers) {
        super(model, about, workers);
        this.model = model;
    }

    /// A parser and how its training ended.
    ///
    /// @param parser with the best weights
    /// @param outcome how it ended
    public record Trained(Parser parser, Outcome outcome) {}

    /// Learns on all cores, without saving anything until [#save].
    ///
    /// @param train learned from
    /// @param dev decides which weights are best and when to end; may be empty
    /// @throws InputException if there is nothing to learn from, or a node has no label
    public static Parser train(List<Tree> train, List<Tree> dev, ParserRecipe recipe) {
        return new ParserTraining(train, dev, recipe).run().parser();
    }

    /// Opens a saved parser on all cores.
    ///
    /// @throws rondo.basis.FormatException if the folder does not hold a sound parser
    public static Parser open(String folder) {
        return open(Path.of(folder), Runtime.getRuntime().availableProcessors());
    }

    /// Opens a saved parser.
    ///
    /// @param threads how many work at once
    /// @throws rondo.basis.FormatException if the folder does not hold a sound parser
    public static Parser open(Path folder, int threads) {
        return open(
                folder, TYPE, threads, (about, workers) -> new Parser(ParserParts.read(about, folder), about, workers));
    }

    /// The tree of a sentence.
    ///
    /// @param sentence words and marks, with blanks between them: `It works .`
    /// @throws InputException if it has no word, or more than [#LONGEST]
    public Tree parse(String sentence) {
        return parse(List.of(sentence)).getFirst();
    }

    /// The tree of each of some sentences. In f32 an answer does not depend on the others.
    ///
    /// @param sentences words and marks, with blanks between them
    /// @throws InputException if one has no word, or more than [#LONGEST]
    public List<Tree> parse(List<String> sentences) {
        return first(search(sentences.stream().map(Parser::words).toList(), 1));
    }

    /// The best trees of each of some sentences with their scores, the best first.
    ///
    /// @param sentences words and marks, with blanks between them
    /// @param count how many of each at most: fewer if there are no more; if they are ranked again, at most as
    ///     many as are ranked; and by merging, of those that the beam holds at the end
    /// @throws InputException if one has no word, or more than [#LONGEST]
    /// @throws ConfigException if no tree is asked for
    public List<List<ScoredTree>> parse(List<String> sentences, int count) {
        if (count < 1) {
            throw new ConfigException("trees: " + count + " asked for; expected 1 or more");
        }
        return search(sentences.stream().map(Parser::words).toList(), count);
    }

    /// The words of a line, parted by what parts words in brackets: blanks and control characters.
    public static List<String> words(String line) {
        return Arrays.stream(line.split("[\\x00- ]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<Tree> first(List<List<ScoredTree>> found) {
        return found.stream().map(trees -> trees.getFirst().tree()).toList();
    }

    private List<List<ScoredTree>> search(List<List<String>> sentences, int count) {
        for (int s = 0; s < sentences.size(); s++) {
            int words = sentences.get(s).size();
            if (words == 0 || words > LONGEST) {
                throw new InputException("sentence " + (s + 1) + ": " + words + " words; expected 1 to " + LONGEST
                        + "; cut it where it may be cut");
            }
        }
        var encoded = sentences.stream().map(model::encode).toList();
        return use(() -> new TreeSearch(model).parse(encoded, count, workers()));
    }

    /// How well the model parses the words of trees.
    ///
    /// @param trees true ones; their function tags, traces and roots such as TOP do not count
    /// @throws InputException if there is none, or one is of more than [#LONGEST] words
    public ParserEvaluation evaluate(List<Tree> trees) {
        var truth = trees.stream()
                .map(TreeCleaning::clean)
                .flatMap(Optional::stream)
                .toList();
        if (truth.isEmpty()) {
            throw new InputException("trees: none to judge by; expected some, as in (S (NP It) (VP works))");
        }
        long start = System.nanoTime();
        var answers = first(search(truth.stream().map(Tree::words).toList(), 1));
        double seconds = (System.nanoTime() - start) / 1e9;
        return ParserEvaluation.of(truth, answers, seconds);
    }
}
