// Searches with language models against all labellings one by one.
package rondo.decode.ctc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rondo.decode.ctc.Labellings.ALL;
import static rondo.decode.ctc.Labellings.enumerated;
import static rondo.decode.ctc.Labellings.same;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rondo.basis.ConfigException;
import rondo.decode.TableModel;
import rondo.decode.ctc.language.LanguageFusion;
import rondo.decode.ctc.language.ScoredTexts;
import rondo.engine.tensor.Scope;
import rondo.net.loss.Alignments;
import rondo.text.Vocabulary;

class LanguageFusionTest {
    private static final int[] NO_SOURCE = {};

    private final Scope scope = Scope.of("language fusion");

    @AfterEach
    void close() {
        scope.close();
    }

    @Test
    void languageModelOfLabelsCountsEachLabel() {
        var symbols = Symbols.of(4, 0);
        int[] tokens = {-1, 3, 4, -1}; // label 3 is not read
        for (int seed = 0; seed < 10; seed++) {
            var model = new TableModel(seed, 5, 1.5);
            var fusion = LanguageFusion.ofLabels(() -> new ScoredTexts<>(model, NO_SOURCE), tokens)
                    .weight(0.7)
                    .bonus(0.2)
                    .end(Vocabulary.END);
            var logProbs = RandomFrames.of(scope, seed, 5, 4, 1);
            var expected = enumerated(logProbs, symbols, labels -> {
                var read = labels.stream()
                        .filter(l -> tokens[l] >= 0)
                        .map(l -> tokens[l])
                        .toList();
                return 0.7 * logProb(model, read, true) + 0.2 * read.size();
            });
            same(
                    "seed " + seed,
                    CtcBeam.of(symbols, ALL).pruning(0).language(fusion).search(logProbs, ALL),
                    expected);
            assertThat(model.open()).hasValue(0);
        }
    }

    /// The log-probability of tokens.
    private static double logProb(TableModel model, List<Integer> tokens, boolean ended) {
        double sum = 0;
        for (int i = 0; i < tokens.size(); i++) {
            sum += model.logProbs(NO_SOURCE, tokens.subList(0, i))[tokens.get(i)];
        }
        return sum + (ended ? model.logProbs(NO_SOURCE, tokens)[Vocabulary.END] : 0);
    }

    /// Words of one, two and three tokens, with and without a lexicon.
    @Test
    void languageModelOfWordsCountsEachWord() {
        var symbols = Symbols.of(4, 0).separator(3);
        Map<List<Integer>, int[]> spelling = new HashMap<>();
        spelling.put(List.of(1), new int[] {3});
        spelling.put(List.of(1, 2), new int[] {4, 5});
        spelling.put(List.of(2), new int[] {5, 5, 3});
        int[] other = {Vocabulary.UNKNOWN};
        Function<int[], int[]> tokens = word -> spelling.getOrDefault(Alignments.list(word), other);
        var words = Lexicon.of(List.of(new int[] {1}, new int[] {1, 2}, new int[] {2}), symbols);
        for (int seed = 0; seed < 10; seed++) {
            var model = new TableModel(seed, 6, 1);
            var fusion = LanguageFusion.ofWords(() -> new ScoredTexts<>(model, NO_SOURCE), tokens)
                    .weight(0.6)
                    .bonus(-0.3);
            fusion = seed % 2 == 0 ? fusion : fusion.end(Vocabulary.END);
            var logProbs = RandomFrames.of(scope, seed, 5, 4, 1);
            boolean ended = seed % 2 == 1;
            Function<List<Integer>, Double> more = labels -> wordScore(labels, model, tokens, ended);
            var beam = CtcBeam.of(symbols, ALL).pruning(0).language(fusion);
            same("any words", beam.search(logProbs, ALL), enumerated(logProbs, symbols, more));
            same("lexicon", beam.lexicon(words).search(logProbs, ALL), enumerated(logProbs, symbols, more, words));
            assertThat(model.open()).hasValue(0);
        }
    }

    private static double wordScore(
            List<Integer> labels, TableModel model, Function<int[], int[]> tokens, boolean ended) {
        var read = new ArrayList<Integer>();
        int words = 0;
        int from = 0;
        for (int i = 0; i <= labels.size(); i++) {
            if (i == labels.size() || labels.get(i) == 3) {
                if (i > from) {
                    int[] word = labels.subList(from, i).stream()
                            .mapToInt(Integer::intValue)
                            .toArray();
                    read.addAll(Alignments.list(tokens.apply(word)));
                    words++;
                }
                from = i + 1;
            }
        }
        return 0.6 * logProb(model, read, ended) - 0.3 * words;
    }

    /// Ends and the last word count when a search is over, and not before.
    @Test
    void endsCountWhenTheSearchIsOver() {
        var symbols = Symbols.of(4, 0).separator(3);
        Function<int[], int[]> words = word -> new int[] {word.length > 1 ? 4 : 3};
        for (int seed = 0; seed < 10; seed++) {
            var model = new TableModel(seed, 6, 2);
            var logProbs = RandomFrames.of(scope, seed, 5, 4, 1);
            int[] tokens = {-1, 3, 4, 5};
            var labels = LanguageFusion.ofLabels(() -> new ScoredTexts<>(model, NO_SOURCE), tokens);
            try (var search = CtcBeam.of(symbols, ALL)
                    .pruning(0)
                    .language(labels.end(Vocabulary.END))
                    .begin()) {
                for (int t = 0; t < logProbs.rows(); t++) {
                    search.accept(logProbs, t);
                }
                Function<List<Integer>, List<Integer>> read =
                        found -> found.stream().map(l -> tokens[l]).toList();
                same(
                        "so far",
                        search.best(ALL),
                        enumerated(logProbs, symbols, l -> logProb(model, read.apply(l), false)));
                same(
                        "over",
                        search.finished(ALL),
                        enumerated(logProbs, symbols, l -> logProb(model, read.apply(l), true)));
            }
            var fusion = LanguageFusion.ofWords(() -> new ScoredTexts<>(model, NO_SOURCE), words)
                    .weight(0.6)
                    .bonus(-0.3)
                    .end(Vocabulary.END);
            try (var search =
                    CtcBeam.of(symbols, ALL).pruning(0).language(fusion).begin()) {
                for (int t = 0; t < logProbs.rows(); t++) {
                    search.accept(logProbs, t);
                }
                same("so far", search.best(ALL), enumerated(logProbs, symbols, l -> {
                    var ended = l.subList(0, l.lastIndexOf(3) + 1);
                    return wordScore(ended, model, words, false);
                }));
                same(
                        "over",
                        search.finished(ALL),
                        enumerated(logProbs, symbols, l -> wordScore(l, model, words, true)));
            }
        }
    }

    @Test
    void tokensThatTheModelDoesNotHaveAreRefused() {
        var model = new TableModel(1, 5, 1);
        var beam = CtcBeam.of(Symbols.of(3, 0).separator(2), 4);
        var logProbs = RandomFrames.of(scope, 1, 4, 3, 1);
        for (var fusion : List.of(
                LanguageFusion.ofLabels(() -> new ScoredTexts<>(model, NO_SOURCE), new int[] {-1, 5, 4}),
                LanguageFusion.ofLabels(() -> new ScoredTexts<>(model, NO_SOURCE), new int[] {-1, 3, 4})
                        .end(5),
                LanguageFusion.ofWords(() -> new ScoredTexts<>(model, NO_SOURCE), _ -> new int[] {3, 5}),
                LanguageFusion.ofWords(() -> new ScoredTexts<>(model, NO_SOURCE), _ -> new int[] {-1, 3}),
                LanguageFusion.ofWords(() -> new ScoredTexts<>(model, NO_SOURCE), _ -> new int[] {3})
                        .end(5))) {
            assertThatThrownBy(() -> beam.language(fusion).search(logProbs, 1))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("expected one of 5 tokens");
            assertThat(model.open()).hasValue(0);
        }
    }

    /// What a model says rules where frames say nothing; a beam that is narrow finds it too.
    @Test
    void narrowBeamFollowsTheModelWhereFramesSayNothing() {
        var symbols = Symbols.of(4, 0);
        var model = new TableModel(3, 6, 3);
        var fusion = LanguageFusion.ofLabels(() -> new ScoredTexts<>(model, NO_SOURCE), new int[] {-1, 3, 4, 5});
        double[] even = {0.25, 0.25, 0.25, 0.25};
        var logProbs = RandomFrames.of(scope, new double[][] {even, even, even, even});
        var all = CtcBeam.of(symbols, ALL).language(fusion).search(logProbs, 1).getFirst();
        var few = CtcBeam.of(symbols, 12).language(fusion).search(logProbs, 1).getFirst();
        assertThat(few.labels()).isEqualTo(all.labels());
    }

    @Test
    void refusesWhatIsOutOfRange() {
        var model = new TableModel(1, 5, 1);
        var fusion = LanguageFusion.ofLabels(() -> new ScoredTexts<>(model, NO_SOURCE), new int[] {-1, 3, 4});
        assertThatThrownBy(() -> fusion.weight(-1))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> fusion.weight(Double.NaN)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> fusion.bonus(Double.NaN)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> CtcBeam.of(Symbols.of(4, 0), 1).language(fusion))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("3 symbols");
    }
}
