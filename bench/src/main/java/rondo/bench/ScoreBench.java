// Measures the scoring of n-best lists.
package rondo.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import rondo.basis.Lines;
import rondo.decode.forced.PrefixTrie;
import rondo.text.Pair;
import rondo.text.ParallelText;
import rondo.translate.Translator;

/// Measures the scoring of n-best lists by a translator: as lists, whose hypotheses share the work where they
/// begin alike, and each hypothesis by itself with its source. The lists are as `rondo translate --n-best` prints
/// them. A rate is given by the clock and by the processor time of the process, which others on the machine
/// change less. Pin it to the core that is meant.
public final class ScoreBench {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Translator translator;
    private final List<String> sources;
    private final List<List<String>> lists;

    private ScoreBench(Translator translator, List<String> sources, List<List<String>> lists) {
        this.translator = translator;
        this.sources = sources;
        this.lists = lists;
    }

    /// Measures.
    ///
    /// @param words `--model DIR --source FILE --lists FILE --rounds 3 --threads 1`
    public static void main(String[] words) {
        var known = new LinkedHashMap<String, List<String>>();
        known.put("model", List.of());
        known.put("source", List.of());
        known.put("lists", List.of());
        known.put("rounds", List.of("3"));
        known.put("threads", List.of("1"));
        var arguments = Arguments.of(words, known);
        System.out.println(Machine.describe());
        var source = Path.of(arguments.one("source"));
        var sources =
                ParallelText.read(source, source).stream().map(Pair::source).toList();
        var lists = lists(Path.of(arguments.one("lists")));
        try (var translator = Translator.open(Path.of(arguments.one("model")), (int) arguments.number("threads"))) {
            var bench = new ScoreBench(translator, sources.subList(0, lists.size()), lists);
            bench.describe();
            for (int round = 0; round <= arguments.number("rounds"); round++) {
                bench.shared(round);
                bench.apart(round);
            }
        }
    }

    private static List<List<String>> lists(Path file) {
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
        return lists;
    }

    private void describe() {
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
        System.out.printf(
                Locale.ROOT,
                "%d lists of %.1f hypotheses of %.1f tokens with their ends; %.1f nodes a list, %.1f %% of the tokens%n",
                lists.size(),
                (double) hypotheses / lists.size(),
                (double) tokens / hypotheses,
                (double) nodes / lists.size(),
                100.0 * nodes / tokens);
    }

    private void shared(int round) {
        measure(round, "as lists", sources, lists);
    }

    private void apart(int round) {
        var repeated = new ArrayList<String>();
        var single = new ArrayList<List<String>>();
        for (int s = 0; s < lists.size(); s++) {
            for (var hypothesis : lists.get(s)) {
                repeated.add(sources.get(s));
                single.add(List.of(hypothesis));
            }
        }
        measure(round, "each by itself", repeated, single);
    }

    private void measure(int round, String what, List<String> from, List<List<String>> texts) {
        TimedProvider.reset();
        long cpu = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        int hypotheses =
                translator.score(from, texts).stream().mapToInt(List::size).sum();
        double seconds = (System.nanoTime() - start) / 1e9;
        double processor = (PROCESS.getProcessCpuTime() - cpu) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s, %s: %,.0f hypotheses/s, %,.0f for a second of processor time; memory %s%s%n",
                round == 0 ? "warming up" : "round " + round,
                what,
                hypotheses / seconds,
                hypotheses / processor,
                Machine.memory(),
                TimedProvider.seconds().isEmpty() ? "" : "; " + TimedProvider.seconds());
    }
}
