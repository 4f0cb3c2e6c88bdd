// Tuning: laws of its scores, sacreBLEU's figures, a real list, and the report.
package rondo.rescore.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import rondo.SharedData;
import rondo.basis.ConfigException;
import rondo.basis.InputException;
import rondo.basis.Lines;
import rondo.basis.Workers;
import rondo.metric.Bleu;
import rondo.metric.BleuTokenizer;
import rondo.metric.TextMetric;
import rondo.metric.TextMetrics;
import rondo.rescore.MadeUpLists;
import rondo.rescore.feature.CandidateList;
import rondo.rescore.search.Mert;
import rondo.rescore.search.Pro;
import rondo.rescore.search.TuningSet;
import rondo.rescore.search.WeightSearch;
import rondo.text.nbest.NBestReader;
import tools.jackson.databind.json.JsonMapper;

class TunerTest {
    private static final TextMetric BLEU = TextMetrics.bleu(BleuTokenizer.V13A);

    private static Tuning tune(Tuner tuner, MadeUpLists made) {
        return tune(tuner, made.lists(), List.of(made.references()), 1);
    }

    private static Tuning tune(Tuner tuner, List<CandidateList> lists, List<List<String>> references, int threads) {
        try (var workers = new Workers(threads)) {
            return tuner.tune(lists, references, workers, _ -> {});
        }
    }

    private static List<CandidateList> read(Lines lines) {
        try (var reader = new NBestReader(lines)) {
            var lists = new ArrayList<CandidateList>();
            for (var list = reader.next(); list.isPresent(); list = reader.next()) {
                lists.add(CandidateList.of(list.get()));
            }
            return lists;
        }
    }

    private static List<WeightSearch> searches(long seed) {
        return List.of(new Mert(2, 2, seed), new Pro(300, 100, 1, seed));
    }

    @Test
    void figuresAreThoseOfSacrebleu() throws IOException {
        try (var in = Objects.requireNonNull(TunerTest.class.getResourceAsStream("nbest-golden.json"))) {
            var golden = JsonMapper.shared().readTree(in);
            var text = new StringBuilder();
            golden.get("list").forEach(line -> text.append(line.asString()).append('\n'));
            var references = new ArrayList<List<String>>();
            for (var reference : golden.get("references")) {
                var lines = new ArrayList<String>();
                reference.forEach(line -> lines.add(line.asString()));
                references.add(lines);
            }
            var lists = read(
                    new Lines(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)), "golden"));
            var scores = tune(new Tuner(BLEU, new Mert(0, 0, 1), 0, 1), lists, references, 1)
                    .scores();
            assertThat(scores.list()).isEqualTo(golden.get("first").asDouble(), within(1e-9));
            assertThat(scores.oracleOfSentences())
                    .isEqualTo(golden.get("oracle_sentences").asDouble(), within(1e-9));
            assertThat(scores.oracleOfText())
                    .isEqualTo(golden.get("oracle_text").asDouble(), within(1e-9));
        }
    }

    /// The figures are sacreBLEU's (2.6.0) on the first line of each sentence and on that with the best BLEU by
    /// itself, and of a text that no exchange of one sentence makes better.
    @Test
    void aRealListHasSacrebleusFiguresAndIsTunedUpwards() throws IOException {
        var lists = read(Lines.of(SharedData.file("rescoring/moses-fr-en.nbest")));
        var reference = Files.readAllLines(SharedData.file("rescoring/moses-fr-en.ref"));
        for (var search : searches(1)) {
            var tuning = tune(new Tuner(BLEU, search, 0, 1), lists, List.of(reference), 2);
            assertThat(tuning.scores().list()).isEqualTo(7.042988473110252, within(1e-9));
            assertThat(tuning.scores().oracleOfSentences()).isEqualTo(12.153211500727993, within(1e-9));
            assertThat(tuning.scores().oracleOfText()).isEqualTo(12.174169957810852, within(1e-9));
            assertThat(tuning.extent().ownWeights()).isTrue();
            assertThat(tuning.scores().chosen()).isGreaterThan(8);
            var texts = lists.stream()
                    .map(list -> list.texts().get(list.best(tuning.weights())))
                    .toList();
            assertThat(new Bleu(BleuTokenizer.V13A)
                            .corpus(texts, List.of(reference))
                            .score())
                    .as("what anyone chooses with the weights")
                    .isEqualTo(tuning.scores().chosen(), within(1e-9));
        }
    }

    @Test
    void scoresLieInOrder() {
        for (int seed = 0; seed < 12; seed++) {
            var made = MadeUpLists.of(
                    seed, new int[] {6, 5, 3}, (features, rng) -> features.getFirst() + rng.gaussian(99));
            for (var metric : List.of(BLEU, TextMetrics.chrf(), TextMetrics.wer())) {
                int sign = metric.lowerIsBetter() ? -1 : 1;
                for (var search : searches(seed)) {
                    var scores = tune(new Tuner(metric, search, 0, seed), made).scores();
                    var name = "seed " + seed + ", " + metric.name() + " by " + search.name();
                    assertThat(sign * scores.chosen()).as(name).isGreaterThanOrEqualTo(sign * scores.list());
                    assertThat(sign * scores.oracleOfText())
                            .as(name)
                            .isGreaterThanOrEqualTo(sign * scores.chosen() - 1e-9);
                    assertThat(sign * scores.oracleOfText())
                            .as(name)
                            .isGreaterThanOrEqualTo(sign * scores.oracleOfSentences());
                }
            }
        }
    }

    /// For word errors the best of each sentence make the best text.
    @Test
    void theOracleIsWhatEnumerationFinds() {
        for (int seed = 0; seed < 20; seed++) {
            var made = MadeUpLists.of(seed, 4, 4, 1);
            try (var workers = new Workers(1)) {
                var set = TuningSet.of(made.lists(), List.of(made.references()), BLEU, workers);
                double best = 0;
                for (int choice = 0; choice < 256; choice++) {
                    int[] rows = new int[4];
                    for (int list = 0; list < 4; list++) {
                        rows[list] = set.first(list) + (choice >> (2 * list) & 3);
                    }
                    best = Math.max(best, set.quality(rows));
                }
                assertThat(set.quality(Oracle.ofText(set))).as("seed " + seed).isEqualTo(best, within(0.5));
            }
        }
    }

    @Test
    void isTheSameAtAnyNumberOfThreads() {
        var made = MadeUpLists.of(4, 20, 10, 4);
        for (var search : searches(3)) {
            var tuner = new Tuner(BLEU, search, 3, 3);
            var one = tune(tuner, made.lists(), List.of(made.references()), 1);
            assertThat(tune(tuner, made.lists(), List.of(made.references()), 4)).isEqualTo(one);
        }
    }

    @Test
    void totalsThatAreNoSumBecomeAFeature() {
        var made =
                MadeUpLists.of(2, new int[] {20, 10, 3}, (features, rng) -> features.getFirst() + 5 * rng.gaussian(99));
        var tuning = tune(new Tuner(BLEU, new Mert(1, 1, 1), 2, 1), made);
        assertThat(tuning.extent().ownWeights()).isFalse();
        assertThat(List.copyOf(tuning.weights().values().keySet())).containsExactly("F0", "F1", "F2", "total");
        assertThat(tuning.toString())
                .startsWith("20 sentences, 200 hypotheses, 4 weights by mert, one of them of the list's totals");
    }

    @Test
    void sparseFeaturesOfOtherTextsCountNothing() {
        var made = MadeUpLists.of(2, 6, 5, 2);
        var lists = new ArrayList<>(made.lists());
        lists.set(3, lists.get(3).with("sparse", new double[5]));
        var tuning = tune(new Tuner(BLEU, new Mert(1, 1, 1), 0, 1), lists, List.of(made.references()), 1);
        assertThat(tuning.weights().values()).containsEntry("*", List.of(0.0)).containsKey("sparse");
    }

    @Test
    void foldsAreToldAndReported() {
        var made = MadeUpLists.of(6, 30, 10, 3);
        var folds = new ArrayList<Fold>();
        try (var workers = new Workers(1)) {
            var tuning = new Tuner(TextMetrics.wer(), new Mert(1, 1, 1), 3, 1)
                    .tune(made.lists(), List.of(made.references()), workers, folds::add);
            assertThat(folds).extracting(Fold::number).containsExactly(1, 2, 3);
            var fair = tuning.validation().orElseThrow();
            assertThat(fair.score())
                    .isBetween(fair.interval().low(), fair.interval().high());
            assertThat(fair.gain().difference())
                    .isEqualTo(fair.score() - tuning.scores().list(), within(1e-9));
            assertThat(tuning.toString())
                    .startsWith(
                            "30 sentences, 300 hypotheses, 3 weights by mert, begun with the list's own\nWER|nrefs:1|case:mixed|tok:none|version:rondo-0.1.0\nby chance  ")
                    .contains("\nthe list  ", "\ntuned, in sample  ", "3 folds\n  over the list  ", "\noracle, text  ");
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Tuner(BLEU, Mert.standard(1), 1, 1)).isInstanceOf(ConfigException.class);
        var made = MadeUpLists.of(6, 4, 2, 1);
        assertThatThrownBy(() -> tune(new Tuner(BLEU, Mert.standard(1), 5, 1), made))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("folds: 5 of 4 lists");
    }
}
