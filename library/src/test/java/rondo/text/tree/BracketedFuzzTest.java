// Damaged trees: each is read, or refused with an InputException that names a place.
package rondo.text.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rondo.basis.InputException;
import rondo.basis.Rng;

class BracketedFuzzTest {
    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "()",
            "(())",
            " ",
            "\n",
            "\r\n",
            "a",
            "-LRB-",
            "(NP ",
            "( ",
            "\u0000",
            "\uFEFF",
            "我",
            "(-NONE- *)");
    private static final String REAL = """
            ( (S (NP-SBJ-1 (DT The) (NNP Rock)) (VP (VBZ is) (VP (VBN destined) (S (NP (-NONE- *-1)) (VP (TO to)
                (VP (VB be) (NP (DT a) (`` ``) (NNP Conan) ('' ''))))))) (-LRB- -LRB-) (: :) (-RRB- -RRB-) (. .)) )
            (3 (2 (2 The) (2 Rock)) (4 (3 (2 is) (4 (2 destined) (2 -LRB-))) (2 .)))

            (ROOT
              (NP (NN View)
                (PP (IN of) (NP (NNP Łódź)))))
            """;

    @TempDir
    private Path folder;

    @Test
    @Timeout(60)
    void readsOrRefuses() throws IOException {
        int refused = 0;
        var file = folder.resolve("damaged.mrg");
        for (int seed = 0; seed < 3000; seed++) {
            Files.writeString(file, damaged(Rng.of(seed)));
            try {
                var trees =
                        Bracketed.read(List.of(file)).withoutTraces().stream().toList();
                assertThat(trees)
                        .as("seed %d", seed)
                        .allSatisfy(tree -> assertThat(Bracketed.parse(Bracketed.write(tree)))
                                .isEqualTo(tree));
                AlignedTrees.read(file);
            } catch (InputException e) {
                refused++;
                assertThat(e)
                        .as("seed %d", seed)
                        .hasMessageMatching("(?s).*damaged\\.mrg:\\d+:\\d+: .+; expected .+; .+");
            }
        }
        assertThat(refused).isBetween(1000, 2990);
    }

    /// The real text, cut, with pieces put in, left out or said twice.
    private static String damaged(Rng rng) {
        var text = new StringBuilder(REAL);
        int damages = 1 + rng.below(0, 3);
        for (int i = 0; i < damages; i++) {
            var damage = rng.at(i);
            int from = damage.below(0, 1 + text.length());
            int to = Math.min(text.length(), from + damage.below(1, 12));
            switch (damage.below(2, 4)) {
                case 0 -> text.insert(from, PIECES.get(damage.below(3, PIECES.size())));
                case 1 -> text.delete(from, to);
                case 2 -> text.insert(from, text.substring(from, to));
                default -> text.setLength(i == 0 && from > 0 ? from : text.length());
            }
        }
        return text.toString();
    }
}
