// How well and how fast a parser did.
package rondo.structure.parse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import rondo.metric.Accuracy;
import rondo.metric.tree.BracketRules;
import rondo.metric.tree.BracketScore;
import rondo.text.tree.Tree;

/// How well and how fast a parser did on sentences whose trees are known.
///
/// @param score the figures of EVALB, by the rules of Collins. Which words are marks, that do not count, is told by the
///     true tags in both trees; so no sentence is left out because of a tag, and its figure of tags says nothing
/// @param tags tags that are right, of all words and marks
/// @param seconds that parsing took
public record ParserEvaluation(BracketScore score, Accuracy tags, double seconds) {
    /// Compares trees.
    ///
    /// @param truth one at least
    /// @param answers one for each, over the same words
    static ParserEvaluation of(List<Tree> truth, List<Tree> answers, double seconds) {
        return new ParserEvaluation(score(truth, answers), Accuracy.of(tags(answers), tags(truth)), seconds);
    }

    /// The figures of EVALB of trees.
    ///
    /// @param answers one for each true tree, over the same words
    static BracketScore score(List<Tree> truth, List<Tree> answers) {
        var rules = BracketRules.collins();
        return BracketScore.of(IntStream.range(0, truth.size())
                .mapToObj(t ->
                        rules.compare(Optional.of(truth.get(t)), Optional.of(withTags(answers.get(t), truth.get(t)))))
                .toList());
    }

    /// A tree with the tags of another over the same words.
    private static Tree withTags(Tree tree, Tree tagged) {
        var leaves = tagged.leaves().iterator(); // from left to right, as a fold goes
        return tree.fold((node, children) ->
                node.isLeaf() ? node.label(leaves.next().label()) : new Tree(node.label(), children, node.word()));
    }

    private static List<String> tags(List<Tree> trees) {
        return trees.stream()
                .flatMap(tree -> tree.leaves().stream())
                .map(Tree::label)
                .toList();
    }

    /// On one line: `F1 84.1 (recall 83.9, precision 84.3), complete 30.1 %, tags 94.1 %, 465 sentences, 210 a second`.
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "F1 %.1f (recall %.1f, precision %.1f), complete %.1f %%, tags %s, %s, %,.0f a second",
                score.f1(),
                score.recall(),
                score.precision(),
                score.complete(),
                tags,
                score.sentences() == 1 ? "1 sentence" : String.format(Locale.ROOT, "%,d sentences", score.sentences()),
                score.sentences() / seconds);
    }
}
