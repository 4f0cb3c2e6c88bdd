// Which way a translator translates is known from what it learned from.
package rondo.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.store.ModelFolder;
import rondo.text.Pair;
import rondo.text.ParallelText;
import rondo.translate.TranslationDirection.Relation;

class TranslationDirectionTest {
    private static final ParallelText TEXT = MadeUp.pairs(20, 1);
    private static final ParallelText OTHER = MadeUp.pairs(20, 2);

    @TempDir
    private Path folder;

    private static TranslationDirection direction(Map<String, String> provenance) {
        return TranslationDirection.of(new ModelFolder("translator", "id", Map.of(), provenance));
    }

    private static TranslationDirection learned(ParallelText text) {
        return direction(TranslationDirection.provenance(text));
    }

    private static ParallelText swapped(ParallelText text) {
        return ParallelText.of(text.stream()
                .map(pair -> new Pair(pair.target(), pair.source()))
                .toList());
    }

    private ParallelText read(ParallelText text, String source, String target) throws IOException {
        return ParallelText.read(
                Files.write(folder.resolve(source), text.sources()),
                Files.write(folder.resolve(target), text.targets()));
    }

    @Test
    void theSameTextsTellWhatsoeverTheirNames() throws IOException {
        var here = learned(read(TEXT, "a", "b"));
        assertThat(here.to(learned(TEXT))).isEqualTo(Relation.SAME);
        assertThat(here.to(learned(swapped(TEXT)))).isEqualTo(Relation.REVERSED);
        assertThat(here.to(learned(read(swapped(TEXT), "a", "b")))).isEqualTo(Relation.REVERSED);
        assertThat(here.to(learned(OTHER))).isEqualTo(Relation.UNKNOWN);
        var mixed = ParallelText.of(List.of(new Pair("the cat", "otaci")));
        assertThat(here.to(learned(mixed))).isEqualTo(Relation.UNKNOWN);
    }

    @Test
    void namesOfFilesTellTheLanguages() throws IOException {
        var here = learned(read(TEXT, "train.en", "train.de"));
        assertThat(here.source()).contains("en");
        assertThat(here.target()).contains("de");
        assertThat(here.to(learned(read(OTHER, "news.de", "news.en")))).isEqualTo(Relation.REVERSED);
        assertThat(here.to(learned(read(OTHER, "news.en", "news.de")))).isEqualTo(Relation.SAME);
        assertThat(here.to(learned(read(OTHER, "news.en", "news.fr")))).isEqualTo(Relation.OTHER);
        assertThat(here.to(learned(read(OTHER, "news.x", "news.y")))).isEqualTo(Relation.UNKNOWN);
        Files.write(
                folder.resolve("pairs.tsv"),
                TEXT.stream().map(p -> p.source() + "\t" + p.target()).toList());
        var table = learned(ParallelText.read(folder.resolve("pairs.tsv")));
        assertThat(table.source()).isEmpty();
        assertThat(table.to(here)).isEqualTo(Relation.SAME);
    }

    @ParameterizedTest
    @CsvSource({
        "train.en, train.de, en, de",
        "train.tok.eng.gz, train.tok.deu.gz, eng, deu",
        "en.txt, de.txt, en, de",
        "news-en.txt, news-de.txt, en, de",
        "wiki.de-en.en, wiki.de-en.de, en, de",
        "train.zh-CN, train.pt_BR, zh, pt",
        "TRAIN.EN, TRAIN.DE, en, de",
        "train.src, train.tgt, ,",
        "train.en, dev.de, ,",
        "train.en, train.en, ,",
        "train, train.de, ,",
        "'', '', ,"
    })
    void languagesAreWhatTheNamesDifferIn(String source, String target, String from, String to) {
        var direction = direction(Map.of("train_source", source, "train_target", target));
        assertThat(direction.source().orElse(null)).isEqualTo(from);
        assertThat(direction.target().orElse(null)).isEqualTo(to);
    }

    @Test
    void ofAnOlderModelAtMostTheSameIsKnown() {
        var older = direction(Map.of("train_sha256", "a"));
        assertThat(older.to(direction(Map.of("train_sha256", "a")))).isEqualTo(Relation.SAME);
        assertThat(older.to(direction(Map.of("train_sha256", "b")))).isEqualTo(Relation.UNKNOWN);
        var newer = new HashMap<>(TranslationDirection.provenance(TEXT));
        newer.put("train_sha256", "a");
        assertThat(older.to(direction(newer))).isEqualTo(Relation.SAME);
        assertThat(direction(Map.of()).to(older)).isEqualTo(Relation.UNKNOWN);
    }

    @Test
    void aTrainedModelKnows() throws IOException {
        var recipe = MadeUp.recipe().hidden(8).embedding(8).epochs(1);
        var none = ParallelText.of(List.of());
        try (var there = Translator.train(read(TEXT, "train.en", "train.de"), none, recipe);
                var back = Translator.train(swapped(TEXT), none, recipe)) {
            there.save(folder.resolve("model").toString());
            try (var opened = Translator.open(folder.resolve("model"), 1)) {
                var direction = TranslationDirection.of(opened.about());
                assertThat(direction.source()).contains("en");
                assertThat(direction.to(TranslationDirection.of(back.about()))).isEqualTo(Relation.REVERSED);
            }
            assertThat(there.about().provenance())
                    .containsEntry("train_source", "train.en")
                    .containsKey("train_target_sha256");
        }
    }
}
