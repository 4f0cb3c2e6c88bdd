// BLEU, chrF and their significance are those of sacreBLEU.
package rondo.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Fixed cases and 200 random ones against `bleu-golden.json`, and pairs of systems against
/// `significance-golden.json`, which `make_bleu_golden.py` wrote with sacreBLEU.
class BleuGoldenTest {
    private static final double TOLERANCE = 1e-9;
    private static final List<JsonNode> GOLDEN = golden(false);
    private static final List<JsonNode> VARIED = golden(true);

    @ParameterizedTest
    @EnumSource
    void wordsAreThoseOfSacrebleu(BleuTokenizer tokenizer) {
        for (var test : GOLDEN) {
            String sentence = strings(test.get("hypotheses")).getLast();
            assertThat(tokenizer.words(sentence))
                    .as(sentence)
                    .isEqualTo(strings(test.get("words").get(tokenizer.label())));
        }
    }

    @ParameterizedTest
    @EnumSource
    void scoresOfTextsAreThoseOfSacrebleu(BleuTokenizer tokenizer) {
        for (var test : GOLDEN) {
            var score = new Bleu(tokenizer).corpus(strings(test.get("hypotheses")), references(test));
            assertEqual(score, test.get("bleu").get(tokenizer.label()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void scoresOfSentencesAreThoseOfSacrebleu(BleuTokenizer tokenizer) {
        for (var test : GOLDEN) {
            String hypothesis = strings(test.get("hypotheses")).getLast();
            var score = new Bleu(tokenizer).sentence(hypothesis, lastOf(references(test)));
            assertEqual(score, test.get("sentence").get(tokenizer.label()));
        }
    }

    @Test
    void chrfIsThatOfSacrebleu() {
        for (var test : GOLDEN) {
            var hypotheses = strings(test.get("hypotheses"));
            var score = Chrf.corpus(hypotheses, references(test));
            assertThat(score.score()).isCloseTo(test.get("chrf").get("score").doubleValue(), within(TOLERANCE));
            assertThat(score).hasToString(test.get("chrf").get("line").stringValue());
            var sentence = Chrf.sentence(hypotheses.getLast(), lastOf(references(test)));
            assertThat(sentence.score()).isCloseTo(test.get("chrf_sentence").doubleValue(), within(TOLERANCE));
        }
    }

    /// Counts are made sentence by sentence, of as many references as each has.
    @ParameterizedTest
    @EnumSource
    void sentencesMayHaveReferencesOfDifferentNumbers(BleuTokenizer tokenizer) {
        assertThat(VARIED).isNotEmpty();
        for (var test : VARIED) {
            var bleu = TextMetrics.bleu(tokenizer);
            assertThat(bleu.score(sum(bleu, test)))
                    .isCloseTo(test.at("/bleu/" + tokenizer.label() + "/score").doubleValue(), within(TOLERANCE));
            var chrf = TextMetrics.chrf();
            assertThat(chrf.score(sum(chrf, test)))
                    .isCloseTo(test.at("/chrf/score").doubleValue(), within(TOLERANCE));
        }
    }

    private static Counts sum(TextMetric metric, JsonNode test) {
        var counts = new ArrayList<Counts>();
        var hypotheses = strings(test.get("hypotheses"));
        for (int i = 0; i < hypotheses.size(); i++) {
            int line = i;
            var references = nodes(test.get("references"))
                    .map(reference -> reference.get(line))
                    .filter(reference -> !reference.isNull())
                    .map(JsonNode::stringValue)
                    .toList();
            counts.addAll(metric.counts(List.of(hypotheses.get(i)), references));
        }
        return Counts.sum(counts);
    }

    private static List<JsonNode> golden(boolean varied) {
        return nodes(read("bleu-golden.json"))
                .filter(test -> varied(test) == varied)
                .toList();
    }

    private static boolean varied(JsonNode test) {
        return nodes(test.get("references")).flatMap(BleuGoldenTest::nodes).anyMatch(JsonNode::isNull);
    }

    /// sacreBLEU draws other samples, so probabilities are as near as chance allows.
    @ParameterizedTest
    @ValueSource(strings = {"bleu", "chrf"})
    void significanceIsThatOfSacrebleu(String name) {
        var metric = TextMetrics.named(name, BleuTokenizer.V13A);
        for (var test : read("significance-golden.json")) {
            var references = List.of(strings(test.get("references")));
            var systems = nodes(test.get("systems"))
                    .map(system -> metric.ofText(strings(system), references))
                    .toList();
            for (int i = 1; i < systems.size(); i++) {
                var significance = Significance.of(systems.getFirst(), systems.get(i), metric::score);
                var expected = test.at("/p/" + name);
                assertThat(significance.bootstrap())
                        .isCloseTo(expected.get("bs").get(i - 1).doubleValue(), within(0.05));
                assertThat(significance.randomisation())
                        .isCloseTo(expected.get("ar").get(i - 1).doubleValue(), within(0.02));
            }
        }
    }

    private static void assertEqual(BleuScore score, JsonNode expected) {
        assertThat(score.score()).isCloseTo(expected.get("score").doubleValue(), within(TOLERANCE));
        if (expected.size() > 1) {
            assertPartsEqual(score, expected);
        }
    }

    private static void assertPartsEqual(BleuScore score, JsonNode expected) {
        for (int i = 0; i < 4; i++) {
            assertThat(score.precisions().get(i))
                    .isCloseTo(expected.get("precisions").get(i).doubleValue(), within(TOLERANCE));
        }
        assertThat(score.brevityPenalty()).isCloseTo(expected.get("bp").doubleValue(), within(TOLERANCE));
        assertThat(score.ratio()).isCloseTo(expected.get("ratio").doubleValue(), within(TOLERANCE));
        assertThat(score.hypothesisLength()).isEqualTo(expected.get("hyp_len").longValue());
        assertThat(score.referenceLength()).isEqualTo(expected.get("ref_len").longValue());
        assertThat(score).hasToString(expected.get("line").stringValue());
    }

    private static List<String> lastOf(List<List<String>> references) {
        return references.stream().map(List::getLast).toList();
    }

    private static List<List<String>> references(JsonNode test) {
        return nodes(test.get("references")).map(BleuGoldenTest::strings).toList();
    }

    private static List<String> strings(JsonNode node) {
        return nodes(node).map(JsonNode::stringValue).toList();
    }

    private static Stream<JsonNode> nodes(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    private static JsonNode read(String file) {
        try (InputStream in = Objects.requireNonNull(BleuGoldenTest.class.getResourceAsStream(file))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
