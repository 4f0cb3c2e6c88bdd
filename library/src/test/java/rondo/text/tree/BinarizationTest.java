// Binary trees and back, chains and back, heads.
package rondo.text.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import rondo.basis.Rng;

class BinarizationTest {
    private static String binary(Binarization how, String text) {
        return Bracketed.write(how.apply(Bracketed.parse(text)));
    }

    @Test
    void insertsNodes() {
        String flat = "(VP (RB not) (VBD gave) (NP it) (NP her))";
        assertThat(binary(Binarization.LEFT, flat)).isEqualTo("(VP (@VP (@VP (RB not) (VBD gave)) (NP it)) (NP her))");
        assertThat(binary(Binarization.RIGHT, flat)).isEqualTo("(VP (RB not) (@VP (VBD gave) (@VP (NP it) (NP her))))");
        assertThat(binary(Binarization.HEAD, flat)).isEqualTo("(VP (RB not) (@VP (@VP (VBD gave) (NP it)) (NP her)))");
        assertThat(binary(Binarization.HEAD, "(VP (VBD gave) (NP it) (NP her))"))
                .isEqualTo("(VP (@VP (VBD gave) (NP it)) (NP her))");
        assertThat(binary(Binarization.LEFT, "(@A (\\ a) (B b))")).isEqualTo("(\\@A (\\\\ a) (B b))");
    }

    @ParameterizedTest
    @EnumSource
    void theWayBackGivesTheSameTree(Binarization how) {
        for (int seed = 0; seed < 500; seed++) {
            var tree = RandomTrees.any(Rng.of(seed), 1 + seed % 40);
            var binary = how.apply(tree);
            assertThat(binary.postorder()).allMatch(node -> node.children().size() <= 2);
            assertThat(binary.words()).isEqualTo(tree.words());
            assertThat(Binarization.undo(binary)).as("seed %d", seed).isEqualTo(tree);
            for (var chains : UnaryChains.values()) {
                var packed = how.apply(chains.collapse(tree));
                assertThat(UnaryChains.restore(Binarization.undo(packed)))
                        .as("seed %d", seed)
                        .isEqualTo(tree);
            }
        }
    }

    @Test
    void collapsesALongChainAtOnce() {
        int nodes = 100_000;
        var tree = Tree.leaf("N", "home");
        for (int i = 1; i < nodes; i++) {
            tree = Tree.node("N+", List.of(tree));
        }
        var collapsed = UnaryChains.WITH_LEAVES.collapse(tree);
        assertThat(collapsed.isLeaf()).isTrue();
        assertThat(collapsed.label())
                .hasSize(4 * (nodes - 1) + 1)
                .startsWith("N\\++N")
                .endsWith("\\++N");
        assertThat(UnaryChains.restore(collapsed).equals(tree)).isTrue();
    }

    @Test
    void collapsesChains() {
        var tree = Bracketed.parse("(ROOT (S (VP (VB Go) (NP (NP (NN home)))) (C+D x)))");
        assertThat(UnaryChains.ABOVE_LEAVES.collapse(tree))
                .hasToString("(ROOT+S (VP (VB Go) (NP+NP (NN home))) (C\\+D x))");
        assertThat(UnaryChains.WITH_LEAVES.collapse(tree))
                .hasToString("(ROOT+S (VP (VB Go) (NP+NP+NN home)) (C\\+D x))");
        for (int seed = 0; seed < 500; seed++) {
            var random = RandomTrees.any(Rng.of(seed), 1 + seed % 20);
            var collapsed = UnaryChains.WITH_LEAVES.collapse(random);
            assertThat(collapsed.postorder()).allMatch(node -> node.children().size() != 1);
            assertThat(UnaryChains.restore(collapsed)).as("seed %d", seed).isEqualTo(random);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NP (DT the) (NN dog) (POS 's)                    | 2
            NP (DT the) (JJ big) (NN dog) (PP of)            | 2
            NP (NP a) (, x) (SBAR c)                         | 0
            NP (NNS cats) (CC and) (NNS dogs)                | 0
            NP (DT the) (CD two)                             | 1
            NP (DT all) (DT that)                            | 1
            VP (MD can) (VP go)                              | 0
            VP-PRD (ADVP now) (VP-X go)                      | 1
            PP (IN out) (IN of) (NP it)                      | 1
            S (NP-SBJ it) (VP works) (. .)                   | 1
            UNKNOWN (A a) (B b)                              | 0
            FRAG (A a) (B b)                                 | 1
            """)
    void findsHeads(String text, int head) {
        assertThat(HeadRules.head(Bracketed.parse("(" + text + ")"))).isEqualTo(head);
    }

    @Test
    void takesDeepAndWideTrees() {
        var deep = RandomTrees.deep(100_000);
        var wide = Tree.node("A", java.util.Collections.nCopies(100_000, Tree.leaf("B", "b")));
        for (var tree : List.of(deep, wide)) {
            for (var how : Binarization.values()) {
                assertThat(Binarization.undo(how.apply(UnaryChains.WITH_LEAVES.collapse(tree))))
                        .isEqualTo(tree);
            }
        }
    }
}
