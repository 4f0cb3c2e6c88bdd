// A grammar in two languages: each rule has an English and a Chinese side with the same places.
package rondo.app.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rondo.basis.InputException;
import rondo.basis.Lines;
import rondo.basis.Rng;

/// A synchronous context-free grammar (Lewis and Stearns 1968): each rule rewrites its head as an English and a
/// Chinese text that hold the same places, in whatever order each language wants them.
///
/// A line is `head | English | Chinese`, where a place is `{head}` or, to tell two of a kind apart, `{head2}`;
/// a head `sentence:said` names its pattern. Empty lines and those that begin with `#` are skipped. A place
/// without rules is filled by the slots.
final class Grammar {
    /// The head of the rules that make whole sentences.
    static final String SENTENCE = "sentence";

    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)\\d?}");

    private record Rule(String english, String chinese) {}

    private final Map<String, List<Rule>> rules = new HashMap<>();
    private final Map<String, Rule> sentences = new TreeMap<>();
    private final BiFunction<String, Rng, Slot> slots;

    /// Reads a grammar.
    ///
    /// @param lines the rules; read to the end
    /// @param kinds the slots that may fill places
    /// @param slots draws a slot of a kind
    /// @throws InputException if a line is no rule, its sides have other places, or a place has no rule
    Grammar(Lines lines, Set<String> kinds, BiFunction<String, Rng, Slot> slots) {
        this.slots = slots;
        Set<String> used = new TreeSet<>();
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            if (!line.get().isBlank() && !line.get().startsWith("#")) {
                used.addAll(add(line.get(), lines.place()));
            }
        }
        used.removeAll(rules.keySet());
        used.removeAll(kinds);
        if (!used.isEmpty()) {
            throw new InputException(lines.place() + "no rule for " + used + "; expected one or a slot; add a rule");
        }
    }

    /// The names of the sentence patterns, sorted.
    List<String> patterns() {
        return List.copyOf(sentences.keySet());
    }

    /// Makes a sentence of a pattern, the same for the same random stream.
    Example sentence(String pattern, Rng rng) {
        Rule rule = sentences.get(pattern);
        if (rule == null) {
            throw new IllegalArgumentException(pattern + ": no such pattern; expected one of " + patterns());
        }
        List<Slot> filled = new ArrayList<>();
        Slot text = fill(rule, rng, filled);
        String source = text.english().substring(0, 1).toUpperCase(Locale.ROOT)
                + text.english().substring(1);
        return new Example(pattern, source, text.chinese(), List.copyOf(filled));
    }

    private Set<String> add(String line, String place) {
        String[] parts = line.split("\\|", -1);
        if (parts.length != 3) {
            throw new InputException(place + parts.length + " parts; expected head | English | Chinese");
        }
        Rule rule = new Rule(parts[1].strip(), parts[2].strip());
        if (!places(rule.english).equals(places(rule.chinese))) {
            throw new InputException(place + "places " + places(rule.english) + " in English but "
                    + places(rule.chinese) + " in Chinese; expected the same on both sides");
        }
        String head = parts[0].strip();
        if (head.startsWith(SENTENCE + ":")) {
            sentences.put(head.substring(SENTENCE.length() + 1), rule);
        } else {
            rules.computeIfAbsent(head, _ -> new ArrayList<>()).add(rule);
        }
        Set<String> heads = new TreeSet<>();
        PLACE.matcher(rule.english).results().forEach(m -> heads.add(m.group(1)));
        return heads;
    }

    private static List<String> places(String side) {
        return PLACE.matcher(side).results().map(m -> m.group()).sorted().toList();
    }

    private Slot fill(Rule rule, Rng rng, List<Slot> filled) {
        StringBuilder english = new StringBuilder();
        String chinese = rule.chinese;
        Matcher matcher = PLACE.matcher(rule.english);
        for (int i = 0; matcher.find(); i++) {
            Slot part = derive(matcher.group(1), rng.at(i), filled);
            matcher.appendReplacement(english, Matcher.quoteReplacement(part.english()));
            chinese = chinese.replace(matcher.group(), part.chinese());
        }
        return new Slot(matcher.appendTail(english).toString(), chinese);
    }

    private Slot derive(String head, Rng rng, List<Slot> filled) {
        List<Rule> choices = rules.getOrDefault(head, List.of());
        if (!choices.isEmpty()) {
            return fill(choices.get(rng.below(0, choices.size())), rng, filled);
        }
        Slot slot = slots.apply(head, rng);
        filled.add(slot);
        return slot;
    }
}
