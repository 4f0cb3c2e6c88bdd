// The demo corpus keeps its promises: distinct, held out, unseen numbers, clean text, one translation a
// sentence.
package rondo.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Normalizer2;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rondo.basis.Rng;

class DemoCorpusTest {
    private static final DemoCorpus CORPUS = DemoCorpus.make(1);

    private static final Pattern NUMBER = Pattern.compile("(January|February|March|April|May|June|July|August|September"
            + "|October|November|December) \\d+, \\d{4}|\\d+(,\\d{3})*|[a-z]+ hundred"
            + "([ -](one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty))*");

    @Test
    void hasManyDistinctPairsAndHoldsSomeOut() {
        assertThat(CORPUS.train()).hasSize(DemoCorpus.TRAIN);
        assertThat(DemoCorpus.TRAIN).isGreaterThanOrEqualTo(20_000);
        assertThat(CORPUS.heldOut()).hasSize(500);
        assertThat(sources(CORPUS.train())).hasSize(DemoCorpus.TRAIN);
        assertThat(sources(CORPUS.heldOut())).hasSize(500).doesNotContainAnyElementsOf(sources(CORPUS.train()));
    }

    @Test
    void holdsOutNumbersAndDatesNeverSeenInTraining() {
        Set<String> seen =
                CORPUS.train().stream().flatMap(e -> numbers(e.source())).collect(Collectors.toSet());
        long unseen = CORPUS.heldOut().stream()
                .filter(e -> numbers(e.source()).anyMatch(n -> !seen.contains(n)))
                .count();
        assertThat(unseen).isBetween(200L, 300L);
    }

    @Test
    void fillsThreeSlotsASentenceInSeveralDozenPatterns() {
        assertThat(CORPUS.train().stream()
                        .mapToInt(e -> e.slots().size())
                        .average()
                        .orElse(0))
                .isGreaterThanOrEqualTo(3);
        for (List<Example> part : List.of(CORPUS.train(), CORPUS.heldOut())) {
            assertThat(part.stream().map(Example::pattern).distinct()).hasSizeGreaterThanOrEqualTo(36);
        }
        assertThat(CORPUS.heldOut().stream()
                        .collect(Collectors.groupingBy(Example::pattern, Collectors.counting()))
                        .values())
                .allMatch(count -> count >= 5);
    }

    @Test
    void isTheSameForTheSameSeedOnly() {
        assertThat(DemoCorpus.make(1)).isEqualTo(CORPUS);
        assertThat(DemoCorpus.make(2)).isNotEqualTo(CORPUS);
    }

    /// With one value for each kind of slot, sentences come again and again, however they were derived.
    @Test
    void hasOneTranslationForEachSentence() {
        Grammar grammar = DemoCorpus.grammar(new LocaleSlots().kinds(), (kind, _) -> new Slot(kind, kind));
        Map<String, String> targets = new HashMap<>();
        for (int i = 0; i < 30_000; i++) {
            Example example = grammar.sentence(
                    grammar.patterns().get(i % grammar.patterns().size()), Rng.of(i));
            String target = targets.computeIfAbsent(example.source(), _ -> example.target());
            assertThat(example.target()).as(example.source()).isEqualTo(target);
        }
        assertThat(targets).hasSizeLessThan(20_000);
    }

    @Test
    void showsEachSlotOnBothSides() {
        for (Example example : CORPUS.train()) {
            for (Slot slot : example.slots()) {
                assertThat(example.source().toLowerCase(Locale.ROOT))
                        .contains(slot.english().toLowerCase(Locale.ROOT));
                assertThat(example.target()).contains(slot.chinese());
            }
        }
    }

    @Test
    void isCleanText() {
        Pattern english = Pattern.compile("[A-Z0-9][A-Za-z0-9 ,.:?%'-]*[.?]");
        Pattern chinese = Pattern.compile("[\\p{IsHan}0-9][\\p{IsHan}0-9,.:%]*[。?]");
        for (Example example : CORPUS.train()) {
            assertThat(example.source()).matches(english).doesNotContain("  ").doesNotContain(" ,");
            assertThat(example.target()).matches(chinese);
            assertThat(Normalizer2.getNFKCInstance().isNormalized(example.source() + example.target()))
                    .isTrue();
        }
    }

    @Test
    void hasNoWordThatIsRare() {
        Map<String, Long> counts = CORPUS.train().stream()
                .flatMap(e -> Stream.of(e.source().replaceAll("[^A-Za-z]+", " ").split(" ", -1)))
                .collect(Collectors.groupingBy(w -> w, Collectors.counting()));
        Set<String> rare = new TreeSet<>(counts.keySet());
        rare.removeIf(w -> counts.getOrDefault(w, 0L) >= 20);
        assertThat(rare).isEmpty();
    }

    @Test
    void isNotSolvedByCopyingTheClosestPair() {
        assertThat(new ClosestPair(CORPUS.train()).exactMatch(CORPUS.heldOut())).isLessThan(0.05);
    }

    private static Set<String> sources(List<Example> examples) {
        return examples.stream().map(Example::source).collect(Collectors.toCollection(HashSet::new));
    }

    private static Stream<String> numbers(String text) {
        return NUMBER.matcher(text).results().map(m -> m.group());
    }
}
