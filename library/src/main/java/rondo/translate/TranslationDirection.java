// From which language to which a translator translates.
package rondo.translate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rondo.basis.Fingerprint;
import rondo.store.ModelFolder;
import rondo.text.ParallelText;

/// From which language to which a translator translates, as far as the provenance of its model tells: by the texts
/// of both sides that it learned from, and by the languages that the names of their files tell, as `train.en` and
/// `train.de` do. Models of older releases know neither.
///
/// ```java
/// var here = TranslationDirection.of(first.about());
/// var there = TranslationDirection.of(second.about());
/// if (here.to(there) == TranslationDirection.Relation.REVERSED) { ... }
/// ```
public final class TranslationDirection {
    private static final String SOURCE = "train_source";
    private static final String TARGET = "train_target";
    private static final String PAIRS = "train_sha256";
    private static final String HASH = "_sha256";
    private static final Set<String> LANGUAGES = Arrays.stream(Locale.getISOLanguages())
            .flatMap(code -> Stream.of(code, Locale.of(code).getISO3Language()))
            .collect(Collectors.toSet());

    private final Map<String, String> provenance;
    private final List<String> languages; // of source and target; none if they are not known

    private TranslationDirection(Map<String, String> provenance) {
        this.provenance = provenance;
        this.languages = languages(provenance.getOrDefault(SOURCE, ""), provenance.getOrDefault(TARGET, ""));
    }

    /// How two directions are related.
    public enum Relation {
        /// Both translate from the same language to the same.
        SAME,
        /// One translates to the language that the other translates from, and the other way around.
        REVERSED,
        /// Other languages are among theirs.
        OTHER,
        /// Nothing tells.
        UNKNOWN
    }

    /// The direction of a translator.
    ///
    /// @param about what is known of its model
    public static TranslationDirection of(ModelFolder about) {
        return new TranslationDirection(about.provenance());
    }

    /// What is to be kept of a text that a translator learns from, by name.
    static Map<String, String> provenance(ParallelText train) {
        var kept = new LinkedHashMap<String, String>();
        if (train.files().size() == 2) {
            kept.put(SOURCE, train.files().getFirst());
            kept.put(TARGET, train.files().getLast());
        } else if (!train.files().isEmpty()) {
            kept.put("train_file", train.files().getFirst());
        }
        kept.put(SOURCE + HASH, Fingerprint.of(train.sources().stream()));
        kept.put(TARGET + HASH, Fingerprint.of(train.targets().stream()));
        return kept;
    }

    /// The language of sources as the name of their file has it, such as `en`.
    public Optional<String> source() {
        return languages.stream().findFirst();
    }

    /// The language of targets as the name of their file has it, such as `de`.
    public Optional<String> target() {
        return languages.stream().skip(1).findFirst();
    }

    /// How this is related to another direction.
    public Relation to(TranslationDirection other) {
        var source = text(SOURCE + HASH);
        var target = text(TARGET + HASH);
        if (agree(text(PAIRS), other.text(PAIRS))
                || (agree(source, other.text(SOURCE + HASH)) && agree(target, other.text(TARGET + HASH)))) {
            return Relation.SAME;
        }
        if (agree(source, other.text(TARGET + HASH)) && agree(target, other.text(SOURCE + HASH))) {
            return Relation.REVERSED;
        }
        if (languages.isEmpty() || other.languages.isEmpty()) {
            return Relation.UNKNOWN;
        }
        return languages.equals(other.languages)
                ? Relation.SAME
                : languages.equals(other.languages.reversed()) ? Relation.REVERSED : Relation.OTHER;
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(provenance.get(name));
    }

    private static boolean agree(Optional<String> one, Optional<String> other) {
        return one.isPresent() && one.equals(other);
    }

    /// What two names differ in, if that is a language in each: `train.en` and `train.de`, `en.txt` and `de.txt`,
    /// `news-en.gz` and `news-de.gz`.
    private static List<String> languages(String source, String target) {
        return Stream.of("[.]", "[._-]")
                .map(separators -> languages(source.split(separators, -1), target.split(separators, -1)))
                .filter(Predicate.not(List::isEmpty))
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> languages(String[] source, String[] target) {
        int[] different = IntStream.range(0, Math.min(source.length, target.length))
                .filter(i -> !source[i].equals(target[i]))
                .toArray();
        if (source.length != target.length || different.length != 1) {
            return List.of();
        }
        var both = List.of(language(source[different[0]]), language(target[different[0]]));
        return LANGUAGES.containsAll(both) ? both : List.of();
    }

    /// Without the region: `zh` of `zh-CN`.
    private static String language(String part) {
        return part.split("[_-]", 2)[0].toLowerCase(Locale.ROOT);
    }
}
