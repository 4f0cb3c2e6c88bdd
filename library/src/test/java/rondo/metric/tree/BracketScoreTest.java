// Brackets against EVALB's own sample, and by hand.
package rondo.metric.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.SharedData;
import rondo.basis.Rng;
import rondo.metric.tree.BracketMatch.Status;
import rondo.text.tree.AlignedTrees;
import rondo.text.tree.Bracketed;
import rondo.text.tree.RandomTrees;

class BracketScoreTest {
    /// Those of the sample's parameter file.
    private static final BracketRules SAMPLE = new BracketRules(
            Set.of("TOP", "-NONE-", ",", ":", "``", "''"),
            Set.of("-NONE-"),
            Set.of(new BracketRules.Pair("T", "TT")),
            Set.of(new BracketRules.Pair("This", "this")),
            true);

    private static final Map<Status, Integer> STATUS = Map.of(Status.VALID, 0, Status.ERROR, 1, Status.SKIPPED, 2);

    private static BracketMatch match(BracketRules rules, String gold, String test) {
        return rules.compare(Optional.of(Bracketed.parse(gold)), Optional.of(Bracketed.parse(test)));
    }

    private static List<BracketMatch> sample() {
        var gold = AlignedTrees.read(SharedData.file("golden/evalb/sample/sample.gld"));
        var test = AlignedTrees.read(SharedData.file("golden/evalb/sample/sample.tst"));
        assertThat(test).hasSameSizeAs(gold).hasSize(24);
        return IntStream.range(0, gold.size())
                .mapToObj(i -> SAMPLE.compare(gold.get(i), test.get(i)))
                .toList();
    }

    @Test
    void givesTheSummariesOfTheSample() {
        var matches = sample();
        var all = BracketScore.of(matches);
        assertThat(all)
                .hasToString(
                        "F1 89.1 (recall 87.8, precision 90.5), complete 52.9 %, tagging 98.1 %, 17 of 24 sentences");
        assertThat(figures(all)).isEqualTo("24 5 2 17 87.76 90.53 52.94 0.06 94.12 100.00 98.15");
        var shorter =
                BracketScore.of(matches.stream().filter(m -> m.length() <= 40).toList());
        assertThat(figures(shorter)).isEqualTo("23 5 2 16 81.25 85.25 50.00 0.06 93.75 100.00 96.88");
    }

    private static String figures(BracketScore s) {
        return String.format(
                Locale.ROOT,
                "%d %d %d %d %.2f %.2f %.2f %.2f %.2f %.2f %.2f",
                s.sentences(),
                s.errors(),
                s.skipped(),
                s.valid(),
                s.recall(),
                s.precision(),
                s.complete(),
                s.crossing(),
                s.noCrossing(),
                s.fewCrossing(),
                s.tagging());
    }

    @Test
    void givesTheLinesOfTheSample() throws IOException {
        var rows = Files.readAllLines(SharedData.file("golden/evalb/sample/sample.rsl")).stream()
                .filter(line -> line.matches(" +\\d+ +\\d+ +[012] .*"))
                .toList();
        var matches = sample();
        assertThat(rows).hasSameSizeAs(matches);
        for (int i = 0; i < rows.size(); i++) {
            var m = matches.get(i);
            assertThat(String.format(
                            Locale.ROOT,
                            "%4d %4d %4d  %6.2f %6.2f %5d %6d %4d %6d %6d %5d   %6.2f",
                            i + 1,
                            m.length(),
                            STATUS.get(m.status()),
                            m.recall(),
                            m.precision(),
                            m.matched(),
                            m.gold(),
                            m.test(),
                            m.crossing(),
                            m.status() == Status.VALID ? m.words() : 4,
                            m.tags(),
                            m.tagging()))
                    .isEqualToIgnoringWhitespace(rows.get(i));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            (S (A (P a) (Q b)) (R c))             | (S (P a) (A (Q b) (R c)))             | 1 2 2 1 3 3
            (TOP (S (NP (N a)) (VP (V b)) (. .))) | (S1 (S (NP (N a)) (VP (V b) (. .))))  | 3 3 3 0 2 2
            (S-X (NP=1 (N-Y a)) (ADVP (R b)))     | (S (NP-SBJ (N a)) (PRT (R b)))        | 3 3 3 0 2 2
            (S (NP (NP (N a))))                   | (S (NP (S (N a))))                    | 2 3 3 0 1 1
            (S (NP (-NONE- *)) (VP (V b)))        | (S (VP (V b)))                        | 2 2 2 0 1 1
            (S (PRN (, ,) (: -)) (VP (V b)))      | ( (S (V b)) )                         | 1 2 1 0 1 1
            (X (A (P a) (P b)) (A (P c) (P d)))   | (X (P a) (B (P b) (P c) (C (P d))))   | 1 3 3 1 4 4
            """)
    void countsBrackets(String gold, String test, String counts) {
        var m = match(BracketRules.collins(), gold, test);
        assertThat(m.status()).isEqualTo(Status.VALID);
        assertThat("%d %d %d %d %d %d".formatted(m.matched(), m.gold(), m.test(), m.crossing(), m.words(), m.tags()))
                .isEqualTo(counts);
    }

    @Test
    void tellsWhyNothingCanBeCompared() {
        var rules = BracketRules.collins();
        assertThat(match(rules, "(S (A a) (B b))", "(S (A a))").reason())
                .contains("2 words, but 1 in the tree to judge");
        assertThat(match(rules, "(S (A a) (B b))", "(S (A a) (B c))").reason())
                .contains("word 2 is b, but c in the tree to judge");
        assertThat(match(rules, "(S (. .))", "(S (. .))").status()).isEqualTo(Status.SKIPPED);
        assertThat(rules.compare(Optional.of(Bracketed.parse("(S (A a) (-NONE- *))")), Optional.empty()))
                .isEqualTo(BracketMatch.skipped(1));
        assertThat(BracketScore.of(List.of()).toString()).contains("F1 0.0").contains("0 of 0 sentences");
    }

    @Test
    void aTreeMatchesItself() {
        for (int seed = 0; seed < 200; seed++) {
            var tree = Optional.of(RandomTrees.any(Rng.of(seed), 1 + seed % 30));
            var match = BracketRules.collins().compare(tree, tree);
            assertThat(match.complete()).as("seed %d", seed).isTrue();
            assertThat(match.crossing()).isZero();
            assertThat(match.tags()).isEqualTo(match.words()).isEqualTo(1 + seed % 30);
        }
    }
}
