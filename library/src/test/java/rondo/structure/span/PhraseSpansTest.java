// Trees come back from their phrases.
package rondo.structure.span;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rondo.basis.Rng;
import rondo.text.tree.Bracketed;
import rondo.text.tree.RandomTrees;
import rondo.text.tree.Tree;
import rondo.text.tree.TreeCleaning;

class PhraseSpansTest {
    private static final List<String> LABELS = List.of("S", "NP", "NP-SBJ", "-LRB-", "@NP", "\\", "S+VP", "+", "PRP$");

    private static final List<Tree> TREES = Stream.concat(
                    IntStream.range(0, 50).mapToObj(i -> RandomTrees.any(Rng.of(i), 1 + i % 12, LABELS)),
                    Stream.of("(UH yes)", "(S (VP (VB go)))", "(S (NP (NP (NN a))) (X (NN b) (NN c) (NN d)) (NN e))")
                            .map(Bracketed::parse))
            .toList();

    @Test
    void treesComeBackFromTheirPhrases() {
        var phrases = PhraseSpans.of(TREES);
        for (var tree : TREES) {
            var spans = phrases.spans(tree);
            assertThat(phrases.tree(tree.words(), PhraseSpans.tags(tree), spans))
                    .isEqualTo(tree);
            var places =
                    spans.stream().map(span -> span.from() + "-" + span.to()).toList();
            assertThat(places).doesNotHaveDuplicates();
        }
    }

    @Test
    void spansWithoutALabelArePassedOver() {
        var phrases = PhraseSpans.of(TREES);
        var tree = TREES.getLast();
        var spans = new ArrayList<>(phrases.spans(tree));
        spans.add(spans.size() - 1, new Span(0, 4, PhraseSpans.NONE));
        assertThat(phrases.tree(tree.words(), PhraseSpans.tags(tree), spans)).isEqualTo(tree);
    }

    @Test
    void cleansAwayWhatAParserDoesNotTell() {
        var tree = Bracketed.parse("(TOP (S-1 (NP-SBJ (-NONE- *)) (VP=2 (VB go)) (-LRB- -LRB-)))");
        assertThat(TreeCleaning.clean(tree)).contains(Bracketed.parse("(S (VP (VB go)) (-LRB- -LRB-))"));
        assertThat(TreeCleaning.clean(Bracketed.parse("(TOP (-NONE- *))"))).isEmpty();
    }
}
