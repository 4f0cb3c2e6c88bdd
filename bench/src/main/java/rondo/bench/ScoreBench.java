// Measures the scoring of n-best lists.
package rondo.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import rondo.basis.ConfigException;
import rondo.basis.Lines;
import rondo.decode.forced.PrefixTrie;
import rondo.translate.Translator;

/// Measures the scoring of n-best lists by a translator, in three ways: `lists` as they are, whose hypotheses share
/// the work where they begin alike; `shuffled`, lists of the same words in another order, which share next to
/// nothing but their source; and `single`, each hypothesis by itself with its source. The lists are as `rondo
/// translate --n-best` prints them. A rate is given by the clock and by the processor time of the process, which
/// others on the machine change less. Pin it to the core that is meant.
public final class ScoreBench {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Translator translator;
    private final int rounds;

    /// What is scored.
    private record Work(List<String> sources, List<List<String>> lists) {}

    /// Hypotheses a second.
    private record Rate(double clock, double processor) {}

    private ScoreBench(Translator translator, int rounds) {
        this.translator = translator;
        this.rounds = rounds;
    }

    /// Measures.
    ///
    /// @param words `--model DIR --source FILE --lists FILE --measure lists shuffled single --rounds 5 --threads 1`
    public static void main(String[] words) {
        var known = new LinkedHashMap<String, List<String>>();
        known.put("model", List.of());
        known.put("source", List.of());
        known.put("lists", List.of());
        known.put("measure", List.of("lists", "shuffled", "single"));
        known.put("rounds", List.of("5"));
        known.put("threads", List.of("1"));
        var arguments = Arguments.of(words, known);
        System.out.println(Machine.describe());
        var work = read(Path.of(arguments.one("source")), Path.of(arguments.one("lists")));
        try (var translator = Translator.open(Path.of(arguments.one("model")), (int) arguments.number("threads"))) {
            var bench = new ScoreBench(translator, (int) arguments.number("rounds"));
            arguments.all("measure").forEach(how -> bench.measure(how, arranged(how, work)));
        }
    }

    private static Work read(Path source, Path file) {
        var sources = new ArrayList<String>();
        try (var lines = Lines.of(source)) {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                sources.add(line.get());
            }
        }
        var lists = new ArrayList<List<String>>();
        try (var lines = Lines.of(file)) {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                var fields = line.get().split(" \\|\\|\\| ", -1);
                while (lists.size() <= Integer.parseInt(fields[0])) {
                    lists.add(new ArrayList<>());
                }
                lists.getLast().add(fields[1]);
            }
        }
        return new Work(sources.subList(0, lists.size()), lists);
    }

    private static Work arranged(String how, Work work) {
        return switch (how) {
            case "lists" -> work;
            case "shuffled" ->
                new Work(
                        work.sources,
                        work.lists.stream()
                                .map(list ->
                                        list.stream().map(ScoreBench::shuffled).toList())
                                .toList());
            case "single" -> single(work);
            default -> throw new ConfigException("measure " + how + ": unknown; expected lists, shuffled or single");
        };
    }

    private static String shuffled(String text) {
        var words = new ArrayList<>(List.of(text.split(" ", -1)));
        Collections.shuffle(words, new Random(text.hashCode()));
        return String.join(" ", words);
    }

    private static Work single(Work work) {
        var sources = new ArrayList<String>();
        var lists = new ArrayList<List<String>>();
        for (int s = 0; s < work.lists.size(); s++) {
            for (var hypothesis : work.lists.get(s)) {
                sources.add(work.sources.get(s));
                lists.add(List.of(hypothesis));
            }
        }
        return new Work(sources, lists);
    }

    /// The first round warms up.
    private void measure(String how, Work work) {
        System.out.println(how + ": " + describe(work.lists));
        var rates = new ArrayList<Rate>();
        for (int round = 0; round <= rounds; round++) {
            TimedProvider.reset();
            long processor = PROCESS.getProcessCpuTime();
            long start = System.nanoTime();
            int hypotheses = translator.score(work.sources, work.lists).stream()
                    .mapToInt(List::size)
                    .sum();
            double seconds = (System.nanoTime() - start) / 1e9;
            double used = (PROCESS.getProcessCpuTime() - processor) / 1e9;
            if (round > 0) {
                rates.add(new Rate(hypotheses / seconds, hypotheses / used));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s: hypotheses/s %s; for a second of processor time %s; memory %s%s%n",
                how,
                summary(rates.stream().mapToDouble(Rate::clock).sorted().toArray()),
                summary(rates.stream().mapToDouble(Rate::processor).sorted().toArray()),
                Machine.memory(),
                TimedProvider.seconds().isEmpty() ? "" : "; last round " + TimedProvider.seconds());
    }

    private static String summary(double[] sorted) {
        return String.format(
                Locale.ROOT,
                "%,.0f in the middle, %,.0f at best",
                sorted[sorted.length / 2],
                sorted[sorted.length - 1]);
    }

    private String describe(List<List<String>> lists) {
        var tokenizer = translator.targetTokenizer();
        long hypotheses = 0;
        long tokens = 0;
        long nodes = 0;
        for (var list : lists) {
            var trie = PrefixTrie.of(list.stream().map(tokenizer::encode).toList());
            hypotheses += trie.size();
            tokens += trie.tokens() + trie.size();
            nodes += trie.nodes();
        }
        return String.format(
                Locale.ROOT,
                "%,d lists of %.1f hypotheses of %.1f tokens with their ends; a trie has %.1f nodes, %.1f %% of them",
                lists.size(),
                (double) hypotheses / lists.size(),
                (double) tokens / hypotheses,
                (double) nodes / lists.size(),
                100.0 * nodes / tokens);
    }
}
