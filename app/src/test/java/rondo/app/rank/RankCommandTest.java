// What rondo rank prints of aligned files.
package rondo.app.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rondo.app.Run;
import tools.jackson.databind.json.JsonMapper;

class RankCommandTest {
    private static final String SOURCES = "the dog sleeps .\nthe cat eats .\na man runs .\n";
    private static final String PREFIXES = "der Hund\n\nein Mann rennt\n";
    private static final String CANDIDATES = "isst schläft </s> zebra\ndie\tder Hund\t\t ein Mann\t\n.  , \n";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void train() throws IOException {
        RankModels.train(folder);
    }

    private static String file(Path own, String name, String text) throws IOException {
        return Files.writeString(own.resolve(name), text).toString();
    }

    private static String model(String name) {
        return folder.resolve(name).toString();
    }

    private static Run rank(String model, String source, String prefix, String candidates, String... more)
            throws IOException {
        var own = Files.createTempDirectory(folder, "files"); // tests run side by side
        var arguments = new ArrayList<>(List.of("rank", model(model), "--prefix", file(own, "prefix", prefix)));
        arguments.addAll(List.of("--candidates", file(own, "candidates", candidates)));
        if (!source.isEmpty()) {
            arguments.addAll(List.of("--source", file(own, "source", source)));
        }
        arguments.addAll(List.of(more));
        return Run.of("", arguments.toArray(String[]::new));
    }

    @Test
    void theBestWordOfEachLineComesFirst() throws IOException {
        var run = rank("en-de", SOURCES, PREFIXES, CANDIDATES);
        assertThat(run.code()).as(run.err()).isZero();
        var lines = run.out().split("\n", -1);
        assertThat(lines).hasSize(4 + 1 + 3 + 1 + 2 + 1 + 1);
        assertThat(lines[0]).matches("1\t0\\.\\d+\tschläft");
        assertThat(Arrays.asList(lines))
                .filteredOn(line -> line.matches("\\d+\t[0-9.e-]+\t[^\t]+"))
                .hasSize(9);
        assertThat(lines[5]).endsWith("\tdie");
        assertThat(lines[9]).endsWith("\t.");
    }

    @Test
    void jsonSaysTheSame() throws IOException {
        var plain = rank("en-de", SOURCES, PREFIXES, CANDIDATES)
                .out()
                .replaceAll("\n\n", "\n")
                .lines()
                .toList();
        var run = rank("en-de", SOURCES, PREFIXES, CANDIDATES, "--json", "--threads", "2");
        int number = 0;
        int line = 0;
        for (var text : run.out().lines().toList()) {
            var node = JsonMapper.shared().readTree(text);
            assertThat(node.get("line").intValue()).isEqualTo(++number);
            for (var word : node.get("candidates")) {
                String[] columns = plain.get(line++).split("\t", -1);
                assertThat(word.get("rank").asString()).isEqualTo(columns[0]);
                assertThat(word.get("word").stringValue()).isEqualTo(columns[2]);
                double p = word.get("probability").doubleValue();
                assertThat(p).isCloseTo(Double.parseDouble(columns[1]), withPercentage(0.1));
                assertThat(Math.exp(word.get("logProb").doubleValue())).isCloseTo(p, withPercentage(0.01));
            }
        }
        assertThat(number).isEqualTo(3);
        assertThat(line).isEqualTo(plain.size());
        var best = rank("en-de", SOURCES, PREFIXES, CANDIDATES, "--best", "1");
        assertThat(best.out().replaceAll("\n\n", "\n").lines().toList())
                .containsExactly(plain.get(0), plain.get(4), plain.get(7));
    }

    @Test
    void aLanguageModelNeedsNoSource() throws IOException {
        var run = rank("lm", "", PREFIXES, CANDIDATES);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("\tzebra\tunknown\n");
        assertThat(rank("lm", SOURCES, PREFIXES, CANDIDATES).out()).isEqualTo(run.out());
    }

    @Test
    void filesThatDoNotFitAreErrors() throws IOException {
        var shorter = rank("en-de", SOURCES, "der\ndie\n", CANDIDATES);
        assertThat(shorter.code()).isEqualTo(65);
        assertThat(shorter.err()).contains("prefix: ends after line 2").contains("aligned line by line");
        assertThat(rank("en-de", "the dog\n\nthe cat\n", PREFIXES, CANDIDATES).code())
                .isZero();
        assertThat(rank("en-de", "", PREFIXES, CANDIDATES).code()).isEqualTo(2);
        assertThat(Run.of("", "rank", model("en-de"), "--prefix", "x").code()).isEqualTo(2);
        assertThat(Run.of("", "rank", model("en-de"), "--serve", "--json").code())
                .isEqualTo(2);
        assertThat(rank("lm", "", "", "").out()).isEmpty();
        assertThat(rank("lm", "", "a\n", "a\n", "--best", "0").code()).isEqualTo(2);
        assertThat(Run.of("", "rank", folder.toString(), "--serve").code()).isEqualTo(65);
    }
}
