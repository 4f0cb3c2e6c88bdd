// Pictures of trees: what stands where, that it fits, that it is sound.
package rondo.text.tree.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import rondo.basis.Columns;
import rondo.basis.ConfigException;
import rondo.basis.Rng;
import rondo.text.tree.Bracketed;
import rondo.text.tree.RandomTrees;
import rondo.text.tree.Tree;

class TreePicturesTest {
    private static final Tree SMALL =
            Bracketed.parse("(S (NP (PRP It)) (VP (VBZ works) (NP (DT the) (JJ whole) (NN 星期天))))");

    @Test
    void drawsFromTheRootDown() {
        assertThat(TreePicture.draw(SMALL, 80)).isEqualTo("""
                       S
                 ┌─────┴─────┐
                NP          VP
                 │     ┌─────┴──────┐
                PRP   VBZ          NP
                 │     │     ┌─────┬┴──────┐
                It   works  DT    JJ      NN
                             │     │       │
                            the  whole  星期天
                """);
        assertThat(TreePicture.draw(Tree.leaf("", "a"), 80)).isEqualTo("·\n│\na\n");
    }

    @Test
    void drawsAnOutlineWhereThatIsTooWide() {
        var twice = Tree.node("ROOT", List.of(Tree.node("", List.of(SMALL, SMALL))));
        assertThat(TreePicture.draw(twice, 60)).isEqualTo("""
                ROOT ─ ·
                ├─ S
                │  ├─ NP ─ PRP It
                │  └─ VP
                │     ├─ VBZ works
                │     └─ NP
                │        ├─ DT the
                │        ├─ JJ whole
                │        └─ NN 星期天
                └─ S
                   ├─ NP ─ PRP It
                   └─ VP
                      ├─ VBZ works
                      └─ NP
                         ├─ DT the
                         ├─ JJ whole
                         └─ NN 星期天
                """);
        assertThatThrownBy(() -> TreePicture.draw(twice, 39))
                .isInstanceOf(ConfigException.class)
                .hasMessage("tree picture: 39 columns; expected at least 40");
    }

    @Test
    void foldsWhatIsDeep() {
        String picture = TreePicture.draw(RandomTrees.deep(30), 80);
        assertThat(picture).contains("└─ X … [1]\n\n[1] X\n├─ W w\n").doesNotContain("[2]");
        assertThat(picture.lines().filter(line -> line.endsWith("W w"))).hasSize(29);
        assertThat(picture).endsWith("└─ X x\n");
    }

    @Test
    void anyTreeFits() {
        for (int seed = 0; seed < 300; seed++) {
            var tree = RandomTrees.any(Rng.of(seed), 1 + seed % 60);
            for (int columns : new int[] {40, 80, 200}) {
                String picture = TreePicture.draw(tree, columns);
                assertThat(picture.lines()).as("seed %d", seed).allMatch(line -> Columns.of(line) <= columns);
            }
            var words = tree.words();
            assertThat(TreePicture.draw(tree, 80)).contains(words.getFirst(), words.getLast());
        }
        var longWords = Tree.node("L".repeat(100), Collections.nCopies(9, Tree.leaf("我".repeat(50), "我".repeat(50))));
        assertThat(TreePicture.draw(longWords, 60).lines()).allMatch(line -> Columns.of(line) <= 60);
        assertThat(TreePicture.draw(RandomTrees.deep(100_000), 80).lines()).allMatch(line -> Columns.of(line) <= 80);
    }

    @Test
    void takesLabelsAndColours() {
        var tree = Bracketed.parse("(4 (2 so) (0 bad))");
        String plain = TreePicture.draw(tree, 80, node -> new NodeStyle(node.label() + " 0.9", OptionalInt.empty()));
        assertThat(plain.lines().findFirst().orElseThrow().strip()).isEqualTo("4 0.9");
        String coloured = TreePicture.draw(tree, 80, NodeStyle::sentiment);
        assertThat(coloured).contains("\u001B[38;2;214;39;40m0\u001B[0m").contains("\u001B[38;2;26;143;60m4\u001B[0m");
        assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(TreePicture.draw(tree, 80));
        assertThat(TreeSvg.of(tree, NodeStyle::sentiment))
                .contains("fill=\"#d62728\">0</text>", "fill=\"#000000\">bad<");
        assertThat(NodeStyle.sentiment(Tree.leaf("5", "a")).colour()).isEmpty();
    }

    @Test
    void textsOfAnSvgStandBesideOneAnotherInsideThePicture() {
        var text = Pattern.compile("<text x=\"(\\d+)\" y=\"(\\d+)\"");
        for (int seed = 0; seed < 100; seed++) {
            var tree = RandomTrees.any(Rng.of(seed), 1 + seed % 30);
            String svg = TreeSvg.of(tree);
            var size = Pattern.compile("width=\"(\\d+)\" height=\"(\\d+)\"").matcher(svg);
            assertThat(size.find()).isTrue();
            var places = text.matcher(svg).results().toList();
            assertThat(places)
                    .as("seed %d", seed)
                    .hasSize(tree.postorder().size() + tree.words().size())
                    .allMatch(p -> Integer.parseInt(p.group(1)) <= Integer.parseInt(size.group(1)) - 16)
                    .allMatch(p -> Integer.parseInt(p.group(2)) <= Integer.parseInt(size.group(2)) - 16);
            assertThat(places.stream().map(p -> p.group(1) + " " + p.group(2))).doesNotHaveDuplicates();
            assertThat(svg.split("<line", -1)).hasSize(places.size());
        }
    }

    @Test
    void svgIsSoundXmlWhateverTheWordsAre() throws Exception {
        var odd = Tree.node("<&>", List.of(Tree.leaf("\u0001", "\uD800"), Tree.leaf("\"", "\uFFFE手")));
        for (var tree : List.of(odd, RandomTrees.any(Rng.of(3), 50))) {
            var document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(TreeSvg.of(tree))));
            assertThat(document.getElementsByTagName("text").getLength())
                    .isEqualTo(tree.postorder().size() + tree.words().size());
        }
    }
}
