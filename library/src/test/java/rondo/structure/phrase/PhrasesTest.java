// How phrases are read.
package rondo.structure.phrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rondo.basis.InputException;
import rondo.text.NameList;
import rondo.text.tree.Bracketed;

class PhrasesTest {
    @TempDir
    private Path folder;

    private List<Phrase> read(String text) throws IOException {
        return Phrases.read(List.of(Files.writeString(folder.resolve("phrases.txt"), text)));
    }

    @Test
    void sentencesWithLabelsOrWithout() throws IOException {
        var phrases = read("good\ta lovely  film\n(so what ?\n\nbad\t\n");
        assertThat(phrases).extracting(Phrase::label).containsExactly("good", "", "", "bad");
        assertThat(phrases).extracting(Phrase::text).containsExactly("a lovely film", "(so what ?", "", "");
        assertThat(phrases).allMatch(phrase -> phrase.tree().isEmpty());
    }

    @Test
    void treesOverLines() throws IOException {
        var phrases = read("(3 (2 a)\n  (3 film))\n(1 dull)");
        assertThat(phrases).extracting(Phrase::label).containsExactly("3", "1");
        assertThat(phrases).extracting(Phrase::text).containsExactly("a film", "dull");
        assertThat(phrases.getFirst().tree()).contains(Bracketed.parse("(3 (2 a) (3 film))"));
    }

    @Test
    void aBrokenTreeAfterAnotherIsNamed() {
        assertThatThrownBy(() -> read("(3 (2 a) (3 film))\n(1 (2 dull)\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("phrases.txt:2");
    }

    @Test
    void aBrokenFirstTreeIsNamed() {
        for (String first : List.of("(3 (2 It) (4 works)", "\n( (S\n  (NP It)\n", "(3 (2 It) (4 works)))")) {
            assertThatThrownBy(() -> read(first + "\n(2 (2 It) (2 is))\n"))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("phrases.txt:");
        }
    }

    @Test
    void wordsAloneInBracketsAreASentence() throws IOException {
        var phrases = read("(very funny)\n(what) a film\n");
        assertThat(phrases).extracting(Phrase::text).containsExactly("(very funny)", "(what) a film");
        assertThat(read("(very funny)\n")).extracting(Phrase::text).containsExactly("(very funny)");
        assertThat(Phrase.of("(very funny)").words()).containsExactly("(very", "funny)");
        assertThat(Phrase.of("(3 (2 very) (3 funny))").words()).containsExactly("very", "funny");
    }

    @Test
    void wordsThatAreLeftOutTakeTheirParentsAlong() {
        var phrase = NumberedPhrase.of(
                Phrase.of("(x (x (x a) (x (x b))) (x c) (x d))"), NameList.of(List.of("a", "b", "c", "d")));
        assertThat(phrase.words()).containsExactly(1, 2, 3, 4);
        assertThat(phrase.shape()).containsExactly(0, 0, 2, 0, 0, 2, 2);
        var left = phrase.only(new boolean[] {true, false, true, true});
        assertThat(left.words()).containsExactly(1, 3, 4);
        assertThat(left.shape()).containsExactly(0, 0, 0, 2, 2);
        assertThat(phrase.only(new boolean[] {false, false, false, true}).shape())
                .containsExactly(0);
        assertThat(NumberedPhrase.of(Phrase.of("b e"), NameList.of(List.of("b")))
                        .words())
                .containsExactly(1, 0);
    }
}
