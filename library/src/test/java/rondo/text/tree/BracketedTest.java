// Trees in brackets: what is read, what is written, what is refused.
package rondo.text.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.basis.InputException;
import rondo.basis.Rng;

class BracketedTest {
    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "trees", ".txt"), text);
    }

    @Test
    void readsLabelsWordsAndEscapes() {
        var tree = Bracketed.parse("(S (NP-SBJ (PRP It)) (-LRB- -LRB-) (2 :--RRB-) (NP\n\t(X-LSB- a-LCB-b)))");
        assertThat(tree)
                .isEqualTo(Tree.node(
                        "S",
                        List.of(
                                Tree.node("NP-SBJ", List.of(Tree.leaf("PRP", "It"))),
                                Tree.leaf("-LRB-", "("),
                                Tree.leaf("2", ":-)"),
                                Tree.node("NP", List.of(Tree.leaf("X-LSB-", "a{b"))))));
        assertThat(Bracketed.write(tree))
                .isEqualTo("(S (NP-SBJ (PRP It)) (-LRB- -LRB-) (2 :--RRB-) (NP (X-LSB- a-LCB-b)))");
        assertThat(Bracketed.parse("(5 Wow)")).isEqualTo(Tree.leaf("5", "Wow"));
    }

    @Test
    void readsNodesWithoutLabels() {
        assertThat(Bracketed.parse("( (S (NP It)) )")).isEqualTo(Bracketed.parse("(S (NP It))"));
        assertThat(Bracketed.parse("((S (NP It)))")).isEqualTo(Bracketed.parse("(S (NP It))"));
        assertThat(Bracketed.parse("( (A a) (B b))")).isEqualTo(Bracketed.parse("((A a)(B b))"));
        assertThat(Bracketed.parse("( a)")).isEqualTo(Tree.leaf("", "a"));
        var single = Tree.node("", List.of(Tree.leaf("A", "a")));
        assertThat(Bracketed.write(single)).isEqualTo("( ( (A a)))");
        assertThat(Bracketed.parse("( ( (A a)))")).isEqualTo(single);
    }

    @Test
    void readsFilesTreeByTree() throws IOException {
        var many = file("\uFEFF(A a) (B b)\r\n\n( (S\n   (NP It)\n (VP works)) )\n(C c)");
        var zipped = folder.resolve("trees.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write("(D d)".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        var trees = Bracketed.read(List.of(many, file(""), zipped));
        assertThat(trees)
                .map(Tree::toString)
                .containsExactly("(A a)", "(B b)", "(S (NP It) (VP works))", "(C c)", "(D d)");
        assertThat(trees).as("again").hasSize(5);
        assertThatThrownBy(() -> Bracketed.read("nowhere.mrg")).hasMessageStartingWith("nowhere.mrg: no such file");
    }

    @Test
    void cleansTrees() throws IOException {
        var file = file("""
                (ROOT (S-TPC-1 (NP-SBJ=2 (-NONE- *)) (VP (-LRB- -LRB-) (NP (NP (-NONE- T)) (NN dog)))))
                (TOP (NP (-NONE- *)))
                """);
        assertThat(Bracketed.read(List.of(file))
                        .withoutFunctionTags()
                        .withoutTraces()
                        .withoutRoot())
                .map(Bracketed::write)
                .containsExactly("(S (VP (-LRB- -LRB-) (NP (NN dog))))");
        assertThat(Bracketed.read(List.of(file)).withoutFunctionTags())
                .first()
                .hasToString("(ROOT (S (NP (-NONE- *)) (VP (-LRB- () (NP (NP (-NONE- T)) (NN dog)))))");
        assertThat(TreeCleaning.plain("-")).isEqualTo("-");
        assertThat(TreeCleaning.withoutRoot(Tree.leaf("ROOT", "a"))).isEqualTo(Tree.leaf("ROOT", "a"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            (A a) )     | :1:7: ) where no bracket is open; expected ( of a tree; look at the brackets before it
            ()          | :1:2: an empty tree (); expected a word or brackets within; leave it out
            (A ( ))     | :1:6: an empty tree ()
            (A (NP))    | :1:7: node NP is empty; expected a word or brackets within; leave it out
            (A a b)     | :1:6: a second word b in node A; expected one word in a bracket
            (A (B b) c) | :1:10: the word c beside the children of node A; expected ( or ); give the word a bracket
            (A 我 (B b)) | :1:6: a bracket beside the word 我; expected ) behind a word
            (A a) b     | :1:7: b outside brackets; expected ( of a tree
            ( (A a      | :1:7: the file ends within a tree that begins in line 1, column 1; expected 2 more ); close it
            """)
    void refusesWhatIsNoTree(String text, String message) throws IOException {
        var file = file(text);
        assertThatThrownBy(() -> Bracketed.read(List.of(file)).stream().count())
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            "(A a)\n(A ((B b) (C c)))" | 2:4
            "( (A a)\n ( b))"           | 2:2
            "( (A a) (B b))"            | 1:1
            """)
    void missingLabelsAreNamedWhereTheyAreNeeded(String text, String place) throws IOException {
        var file = file(text);
        assertThat(Bracketed.read(List.of(file))).isNotEmpty();
        assertThatThrownBy(
                        () -> Bracketed.read(List.of(file)).labelled().stream().count())
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + ":" + place + ": a node without a label; expected one at each");
        assertThat(Bracketed.read(List.of(file("( (A (B b)))"))).labelled()).hasSize(1);
    }

    @Test
    void namesTheLineAndWhereATreeBegan() throws IOException {
        var file = file("(A a)\n(B b) (S\n (NP It)\n\n");
        assertThatThrownBy(() -> Bracketed.read(List.of(file)).stream().count())
                .hasMessage(file + ":4:1: the file ends within a tree that begins in line 2, column 7;"
                        + " expected one more ); close it, or leave it out");
        assertThatThrownBy(() -> Bracketed.parse("")).hasMessageStartingWith("tree: nothing there; expected brackets");
        assertThatThrownBy(() -> Bracketed.parse("(A a)\n(B b)")).hasMessageStartingWith("tree: more than one tree");
    }

    @Test
    void refusesToWriteWhatWouldNotBeReadBack() {
        assertThatThrownBy(() -> Bracketed.write(Tree.leaf("A", "a b")))
                .hasMessageContaining("the word a b has a blank");
        assertThatThrownBy(() -> Bracketed.write(Tree.leaf("A", ""))).hasMessageContaining("an empty word");
        assertThatThrownBy(() -> Bracketed.write(Tree.leaf("A\tB", "a"))).hasMessageContaining("the label A?B");
        assertThatThrownBy(() -> Bracketed.indented(Tree.leaf("A", "a b"))).isInstanceOf(InputException.class);
    }

    @Test
    void indents() {
        var tree = Bracketed.parse("(ROOT (S (NP-SBJ (NP (JJ Personal) (NNS experiences)) (PP (IN of) (NP (NN bias))))"
                + " (VP (VBP are) (ADJP (JJ common))) (. .)))");
        assertThat(Bracketed.indented(tree)).isEqualTo("""
                (ROOT
                  (S
                    (NP-SBJ (NP (JJ Personal) (NNS experiences)) (PP (IN of) (NP (NN bias))))
                    (VP (VBP are) (ADJP (JJ common)))
                    (. .)))""");
        assertThat(Bracketed.indented(Bracketed.parse("(A a)"))).isEqualTo("(A a)");
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        for (int seed = 0; seed < 500; seed++) {
            var tree = RandomTrees.any(Rng.of(seed), 1 + seed % 40);
            assertThat(Bracketed.parse(Bracketed.write(tree)))
                    .as("seed %d", seed)
                    .isEqualTo(tree);
            assertThat(Bracketed.parse(Bracketed.indented(tree)))
                    .as("seed %d", seed)
                    .isEqualTo(tree);
            assertThat(Bracketed.indented(tree).lines()).allMatch(line -> line.equals(line.stripTrailing()));
        }
    }

    @Test
    void takesDeepTrees() {
        var deep = RandomTrees.deep(100_000);
        String text = Bracketed.write(deep);
        assertThat(Bracketed.parse(text).depth()).isEqualTo(100_000);
        assertThat(Bracketed.parse(Bracketed.indented(deep))).isEqualTo(deep);
        assertThat(TreeCleaning.withoutTraces(TreeCleaning.withoutFunctionTags(deep)))
                .contains(deep);
        assertThatThrownBy(() -> Bracketed.parse(text.substring(0, text.length() - 99_999)))
                .hasMessageContaining("expected 99999 more )");
    }

    @Test
    void pairsSentencesByLine() throws IOException {
        var lines = AlignedTrees.read(file("(A a)\n\n(B b) (C c)\n (()) \n( (D d) )\n"));
        assertThat(lines)
                .map(t -> t.map(Tree::toString).orElse("none"))
                .containsExactly("(A a)", "none", "( (B b) (C c))", "none", "(D d)");
        var spread = AlignedTrees.read(file("(A a)\n\n(S\n (B b))\n\n\n(C c)\n"));
        assertThat(spread)
                .map(t -> t.map(Tree::toString).orElse("none"))
                .containsExactly("(A a)", "(S (B b))", "(C c)");
    }
}
