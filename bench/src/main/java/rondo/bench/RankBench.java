// Measures ranking of words, as decoders ask for it.
package rondo.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import rondo.basis.ConfigException;
import rondo.decode.word.Ranker;
import rondo.decode.word.RankingSession;
import rondo.decode.word.WordQuery;
import rondo.decode.word.WordState;
import rondo.language.LanguageModel;
import rondo.store.ModelFolder;
import rondo.text.PlainText;
import rondo.text.Words;
import rondo.translate.Translator;

/// Measures ranking of words by a saved translator or language model, as decoders ask for it: the most frequent
/// words of a text behind the first half of one of its lines, all of them and the best alone; and texts that grow
/// in turn. Pin it to the core that is meant.
public final class RankBench {
    private static final int SIDE_BY_SIDE = 100; // texts that grow together

    private final Arguments arguments;
    private final RankingSession session;
    private final List<String> sources;
    private final List<List<String>> lines; // words

    private RankBench(Arguments arguments, RankingSession session, List<String> sources, List<List<String>> lines) {
        this.arguments = arguments;
        this.session = session;
        this.sources = sources;
        this.lines = lines;
    }

    /// Opens the model and measures.
    ///
    /// @param line `--model MODEL --source FILE --text FILE --candidates 1000 --best 20 --states 1000`; of a
    ///     language model without source; `--answers 200`
    public static void main(String[] line) {
        var known = new LinkedHashMap<String, List<String>>();
        known.put("model", List.of());
        known.put("source", List.of());
        known.put("text", List.of());
        known.put("candidates", List.of("1000"));
        known.put("best", List.of("20"));
        known.put("states", List.of("1000"));
        known.put("answers", List.of("200"));
        var arguments = Arguments.of(line, known);
        System.out.println(Machine.describe());
        var folder = Path.of(arguments.one("model"));
        if (ModelFolder.read(folder).type().equals(Translator.TYPE)) {
            try (var model = Translator.open(folder, 1)) {
                run(arguments, model.ranker(), read(arguments.one("source")));
            }
        } else {
            try (var model = LanguageModel.open(folder, 1)) {
                run(arguments, model.ranker(), List.of());
            }
        }
    }

    private static List<String> read(String file) {
        var lines = new ArrayList<String>();
        PlainText.read(List.of(Path.of(file))).forEach(lines::add);
        return lines;
    }

    private static void run(Arguments arguments, Ranker ranker, List<String> sources) {
        var lines = read(arguments.one("text")).stream().map(Words::of).toList();
        if (!sources.isEmpty() && sources.size() != lines.size()) {
            throw new ConfigException("rank: " + sources.size() + " sources; expected one for each of " + lines.size()
                    + " lines of text");
        }
        var kept = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).size() > 1)
                .boxed()
                .toList();
        try (var session = ranker.session()) {
            var bench = new RankBench(
                    arguments,
                    session,
                    sources.isEmpty()
                            ? List.of()
                            : kept.stream().map(sources::get).toList(),
                    kept.stream().map(lines::get).toList());
            bench.rank();
            bench.grow();
        }
    }

    /// Words behind the first half of a line.
    private void rank() {
        int all = (int) arguments.number("candidates");
        var frequent = frequent(all);
        for (int count = all; count >= 10; count /= 10) {
            rank(frequent.subList(0, count), Integer.MAX_VALUE);
        }
        rank(frequent, (int) arguments.number("best"));
    }

    private List<String> frequent(int count) {
        var counts = new HashMap<String, Integer>();
        lines.forEach(line -> line.forEach(word -> counts.merge(word, 1, Integer::sum)));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(count)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void rank(List<String> words, int best) {
        int answers = (int) arguments.number("answers");
        double[] times = new double[answers];
        double[] processor = new double[answers];
        for (int i = -answers; i < answers; i++) { // the first ones warm up
            var state = half(Math.floorMod(i, lines.size()));
            long start = System.nanoTime();
            long begun = Clock.processor();
            session.rank(List.of(new WordQuery(state, words, best)));
            times[Math.max(0, i)] = (System.nanoTime() - start) / 1e6;
            processor[Math.max(0, i)] = (Clock.processor() - begun) / 1e6;
        }
        Arrays.sort(times);
        Arrays.sort(processor);
        System.out.printf(
                Locale.ROOT,
                "%d candidates, %s: median %.2f ms, one in ten above %.2f ms; median of processor time %.2f ms%n",
                words.size(),
                best > words.size() ? "all" : "the best " + best,
                times[answers / 2],
                times[answers * 9 / 10],
                processor[answers / 2]);
    }

    private WordState half(int line) {
        var words = lines.get(line);
        return session.open(source(line), String.join(" ", words.subList(0, words.size() / 2)));
    }

    private String source(int line) {
        return sources.isEmpty() ? "" : sources.get(line);
    }

    /// Open texts that grow by the words of a line, one after the other and many together.
    private void grow() {
        int count = (int) arguments.number("states");
        var words = lines.getFirst();
        var states = new ArrayList<WordState>();
        for (int i = 0; i < count; i++) {
            states.add(session.open(source(0)));
        }
        for (int together : new int[] {1, SIDE_BY_SIDE}) {
            long read = 0;
            long start = 0;
            for (int depth = 0; depth < words.size(); depth++) {
                if (depth == words.size() / 2) {
                    read = 0; // the first half warms up
                    start = System.nanoTime();
                }
                var word = Collections.nCopies(together, words.get(depth));
                for (int i = 0; i + together <= count; i += together) {
                    var longer = session.extend(List.copyOf(states.subList(i, i + together)), word);
                    for (int j = 0; j < together; j++) {
                        states.set(i + j, longer.get(j));
                    }
                    read += together;
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d open texts, extended %d at once: %.0f words/s; %d bytes each; resident %s%n",
                    count,
                    together,
                    read * 1e9 / (System.nanoTime() - start),
                    states.getFirst().bytes(),
                    Machine.memory());
        }
    }
}
