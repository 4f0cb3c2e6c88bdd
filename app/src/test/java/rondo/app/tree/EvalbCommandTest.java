// rondo evalb: figures, sentences that cannot be compared, bad input.
package rondo.app.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rondo.app.Run;

class EvalbCommandTest {
    private static final String GOLD = """
            (TOP (S (NP-SBJ (PRP It)) (VP (VBZ works) (PRT (RP out))) (. .)))
            (TOP (S (NP (DT the) (NN dog)) (VP (VBZ barks))))
            (TOP (S (NP (NN rain)) (VP (VBZ falls))))
            (TOP (FRAG (UH no)))
            """;
    private static final String TEST = """
            (S (NP (PRP It)) (VP (VBZ works) (ADVP (RB out))) (. .))
            (S (NP (DT the)) (VP (NN dog) (VBZ barks)))
            (S (NP (NN rain)) (VP (VBZ fell)))

            """;

    @TempDir
    private Path folder;

    private String file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "trees", ".mrg"), text)
                .toString();
    }

    @Test
    void printsTheSummary() throws IOException {
        var run = Run.of("", "evalb", file(GOLD), file(TEST));
        assertThat(run.err()).isEqualTo("note: sentence 3: word 2 is falls, but fell in the tree to judge\n");
        assertThat(run.out()).isEqualTo("""
                                           all   to 40 words
                sentences                    4             4
                  compared                   2             2
                  errors                     1             1
                  skipped                    1             1
                bracket recall           71.43         71.43
                bracket precision        71.43         71.43
                bracket F1               71.43         71.43
                complete match           50.00         50.00
                average crossing          0.50          0.50
                no crossing              50.00         50.00
                2 or less crossing      100.00        100.00
                tagging accuracy         83.33         83.33
                """);
        assertThat(run.code()).isZero();
    }

    @Test
    void printsEachSentence() throws IOException {
        var run = Run.of("", "evalb", "--per-sentence", file(GOLD), file(TEST));
        assertThat(run.out()).startsWith("""
                sentence length  status recall precision matched gold test crossing words tags tagging
                       1      4      ok 100.00    100.00       4    4    4        0     3    2   66.67
                       2      3      ok  33.33     33.33       1    3    3        1     3    3  100.00
                       3      2   error   0.00      0.00       0    0    0        0     0    0    0.00
                       4      1 skipped   0.00      0.00       0    0    0        0     0    0    0.00

                """);
    }

    @Test
    void takesAParameterFile() throws IOException {
        String rules = file("# short\nCUTOFF_LEN 2\nDEBUG 0\nEQ_WORD fell falls\nDELETE_LABEL NP\nDELETE_LABEL TOP\n");
        var run = Run.of("", "evalb", file(GOLD), file(TEST), "--parameters", rules);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("to 2 words\nsentences                    4             2\n")
                .contains("  compared                   3             1\n");
        for (var wrong : java.util.List.of("DELETE_LABLE X\n", "EQ_WORD a\n", "CUTOFF_LEN x\n")) {
            var refused = Run.of("", "evalb", file(GOLD), file(TEST), "--parameters", file("\n" + wrong));
            assertThat(refused.err()).contains(".mrg:2: ").contains("expected");
            assertThat(refused.code()).isEqualTo(65);
        }
    }

    @Test
    void badInputIsNamed() throws IOException {
        String one = file("(A a)\n");
        var shorter = Run.of("", "evalb", file(GOLD), one);
        assertThat(shorter.err())
                .startsWith("rondo: " + one + ": 1 sentences but 4 in ")
                .contains("aligned tree by tree");
        assertThat(shorter.code()).isEqualTo(65);
        var broken = Run.of("", "evalb", file(GOLD), file("(A a)\n(A a))\n"));
        assertThat(broken.err()).contains(".mrg:2:6: ) where no bracket is open");
        assertThat(broken.code()).isEqualTo(65);
        assertThat(Run.of("", "evalb", file(""), one).err()).contains(": no trees; expected one for each sentence");
        assertThat(Run.of("", "evalb", one).code()).isEqualTo(2);
        assertThat(Run.of("", "evalb", "--help").out()).contains("rondo evalb gold.mrg parsed.mrg");
    }
}
