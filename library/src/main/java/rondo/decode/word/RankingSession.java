// Texts that grow word by word, and what may come next.
package rondo.decode.word;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import rondo.basis.InputException;
import rondo.decode.Prefix;
import rondo.decode.word.WordEnds.Run;
import rondo.engine.tensor.Scope;

/// Texts that grow word by word, for decoders: each is a [WordState] that stays as it is when a longer one is
/// made from it, so a decoder keeps as many as it likes and forgets them when it likes. What is asked of many
/// texts of one source is computed together. A source is read once, and again only if more than [#SOURCES] others
/// were used since. Owns memory off the heap until it is closed; one that is forgotten open gives it back some
/// time later, with a warning. One thread uses it at a time.
public final class RankingSession implements AutoCloseable {
    /// How many sources are kept as they were read.
    public static final int SOURCES = 16;

    private final WordModel model;
    private final Scope scope = Scope.watched("ranking");
    private final Speller speller;
    private final WordScores scores;
    private final Map<String, Prefix> sources = new LinkedHashMap<>(); // in the order of their last use

    RankingSession(WordModel model) {
        this.model = model;
        this.speller = new Speller(model.words());
        this.scores = new WordScores(model.words(), scope);
    }

    /// An empty text.
    ///
    /// @param source what it is made from; of a language model anything
    public WordState open(String source) {
        return open(source, "");
    }

    /// A text that others began.
    ///
    /// @param source what it is made from; of a language model anything
    /// @param text its last word is complete
    public WordState open(String source, String text) {
        var begun = new WordState(model, source, source(source).save(0), Run.NONE);
        String line = text.strip();
        int[] tokens = model.words().tokenizer().encode(line, true);
        return tokens.length == 0
                ? begun
                : read(source, List.of(begun), List.of(new Spelling(tokens, model.last(line))))
                        .getFirst();
    }

    /// A longer text.
    ///
    /// @param word what follows, with or without a blank before it, as [Ranker] says
    /// @throws InputException if it is empty, or the end of the sentence, which nothing follows
    public WordState extend(WordState state, String word) {
        return extend(List.of(state), List.of(word)).getFirst();
    }

    /// Longer texts.
    ///
    /// @param words what follows each
    /// @throws InputException if one is empty, or the end of the sentence, or there are not as many as texts
    public List<WordState> extend(List<WordState> states, List<String> words) {
        if (states.size() != words.size()) {
            throw new InputException(
                    "extend: " + words.size() + " words; expected one for each of " + states.size() + " states");
        }
        return bySource(states, (source, places) -> {
            var texts = places.stream().map(states::get).toList();
            var spellings = spell(source, texts, places.stream().map(words::get).toList());
            return read(source, texts, spellings);
        });
    }

    /// Ranks words behind a text.
    ///
    /// @param candidates the words; `</s>` is the end of the sentence
    /// @return all of them, the most probable first, equal ones in their order
    /// @throws InputException if one is empty
    public List<RankedWord> rank(WordState state, List<String> candidates) {
        return rank(List.of(WordQuery.of(state, candidates))).getFirst();
    }

    /// Ranks words behind texts.
    ///
    /// @return for each query the words, or as many of the best as it asks for, the most probable first, equal ones
    ///     in their order
    /// @throws InputException if a word is empty
    public List<List<RankedWord>> rank(List<WordQuery> queries) {
        var states = queries.stream().map(WordQuery::state).toList();
        return bySource(states, (source, places) -> {
            var asked = new ArrayList<WordScores.Asked>();
            for (int place : places) {
                var query = queries.get(place);
                var words = query.candidates().stream()
                        .map(word -> speller.ways(query.state().last(), word))
                        .toList();
                asked.add(new WordScores.Asked(query.state(), words, query.best()));
            }
            var found = scores.run(source(source), asked);
            return IntStream.range(0, asked.size())
                    .mapToObj(i -> ranked(queries.get(places.get(i)), asked.get(i), found.get(i)))
                    .toList();
        });
    }

    @Override
    public void close() {
        sources.values().forEach(Prefix::close);
        sources.clear();
        scope.close();
    }

    /// The outputs of a source, where they begin.
    private Prefix source(String source) {
        var known = sources.remove(source);
        var prefix = known == null ? model.start().apply(source) : known;
        sources.put(source, prefix);
        if (sources.size() > SOURCES) {
            var oldest = sources.values().iterator();
            oldest.next().close();
            oldest.remove();
        }
        return prefix;
    }

    /// Does something with the texts of each source.
    ///
    /// @param work gives a result for each of the places of texts that it gets
    /// @return the results in the order of the texts
    private <T> List<T> bySource(List<WordState> states, BiFunction<String, List<Integer>, List<T>> work) {
        var places = new LinkedHashMap<String, List<Integer>>();
        for (int i = 0; i < states.size(); i++) {
            if (!states.get(i).belongsTo(model)) {
                throw new InputException(
                        "state " + i + ": of another ranker; expected one that a session of this one gave");
            }
            places.computeIfAbsent(states.get(i).source(), _ -> new ArrayList<>())
                    .add(i);
        }
        var results = new TreeMap<Integer, T>();
        places.forEach((source, of) -> {
            var found = work.apply(source, of);
            for (int i = 0; i < of.size(); i++) {
                results.put(of.get(i), found.get(i));
            }
        });
        return List.copyOf(results.values());
    }

    /// How words are written behind texts of a source: of two ways, the more probable.
    private List<Spelling> spell(String source, List<WordState> texts, List<String> words) {
        var ways = new ArrayList<List<Spelling>>();
        var asked = new ArrayList<WordScores.Asked>();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals(Speller.END)) {
                throw new InputException("word " + i + ": " + Speller.END
                        + "; expected a word: nothing follows the end of the sentence; open another text");
            }
            ways.add(speller.ways(texts.get(i).last(), words.get(i)));
            if (ways.getLast().size() > 1) {
                var each = ways.getLast().stream().map(List::of).toList();
                asked.add(new WordScores.Asked(texts.get(i), each, each.size()));
            }
        }
        var found = scores.run(source(source), asked).iterator();
        return ways.stream()
                .map(way -> way.size() == 1 ? way.getFirst() : better(way, found.next()))
                .toList();
    }

    private static Spelling better(List<Spelling> ways, double[] found) {
        return ways.get(found[1] > found[0] ? 1 : 0);
    }

    /// Texts with some tokens more.
    private List<WordState> read(String source, List<WordState> texts, List<Spelling> spellings) {
        var longer = new WordState[texts.size()];
        for (int from = 0; from < longer.length; from += WordScores.ROWS) {
            int[] live = IntStream.range(from, Math.min(longer.length, from + WordScores.ROWS))
                    .toArray(); // the text of each row
            var saved = Arrays.stream(live)
                    .mapToObj(text -> texts.get(text).saved())
                    .toList();
            try (var prefix = source(source).resume(new int[live.length], saved)) {
                for (int depth = 0; live.length > 0; depth++) {
                    live = advance(prefix, live, depth, spellings);
                    for (int row = 0; row < live.length; row++) {
                        var spelling = spellings.get(live[row]);
                        if (spelling.tokens().length == depth + 1) {
                            longer[live[row]] = new WordState(model, source, prefix.save(row), spelling.run());
                        }
                    }
                }
            }
        }
        return List.of(longer);
    }

    /// Reads the next token of each text that has one.
    ///
    /// @param live the text of each row
    /// @return the same after that; none if nothing was left to read
    private static int[] advance(Prefix prefix, int[] live, int depth, List<Spelling> spellings) {
        int[] rows = IntStream.range(0, live.length)
                .filter(row -> spellings.get(live[row]).tokens().length > depth)
                .toArray();
        int[] left = Arrays.stream(rows).map(row -> live[row]).toArray();
        if (left.length > 0) {
            int[] tokens = Arrays.stream(left)
                    .map(text -> spellings.get(text).tokens()[depth])
                    .toArray();
            prefix.advance(rows, tokens);
        }
        return left;
    }

    private static List<RankedWord> ranked(WordQuery query, WordScores.Asked asked, double[] scores) {
        var order = IntStream.range(0, scores.length)
                .filter(i -> !Double.isNaN(scores[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .limit(query.best())
                .toList();
        var ranked = new ArrayList<RankedWord>();
        int rank = 0;
        for (int i : order) {
            boolean equal = !ranked.isEmpty() && ranked.getLast().logProb() == scores[i];
            rank = equal ? rank : ranked.size() + 1;
            boolean unknown = asked.words().get(i).getFirst().unknown();
            ranked.add(new RankedWord(query.candidates().get(i), i, scores[i], rank, unknown));
        }
        return ranked;
    }
}
