// Measures using a language model step by step.
package rondo.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import rondo.basis.ConfigException;
import rondo.basis.Rng;
import rondo.decode.Sampling;
import rondo.language.LanguageModel;
import rondo.language.LanguageModelRecipe;
import rondo.language.LanguageModelTraining;
import rondo.language.LanguageSession;
import rondo.learn.Event;
import rondo.text.PlainText;

/// Measures using a language model step by step, one that learned for a moment from made-up words by Zipf's law:
/// how long an answer of [LanguageSession#suggest] takes, reading what was typed included; how fast a text is
/// generated; and whether memory stays flat and a step leaves no garbage. Pin it to the core that is meant.
public final class SessionBench {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WORDS = 50_000; // that texts are made of
    private static final int SUGGESTIONS = 5;
    private static final int PARTS = 5; // of a long text, after each of which memory is looked at
    private static final int LINE = 20;

    private final Arguments arguments;
    private final LanguageModel model;
    private final int words;
    private final Rng rng = Rng.of(2);
    private long drawn;

    private SessionBench(Arguments arguments, LanguageModel model, int words) {
        this.arguments = arguments;
        this.model = model;
        this.words = words;
    }

    /// Trains for a moment and measures.
    ///
    /// @param line `--measure suggest generation memory --tokens words --vocabulary 10000 --hidden 200 --layers 2
    ///     --precision f32 --train 10 --seconds 10 --answers 500 --length 1000000`
    public static void main(String[] line) {
        var known = new LinkedHashMap<String, List<String>>();
        known.put("measure", List.of("suggest", "generation", "memory"));
        known.put("tokens", List.of("words"));
        known.put("vocabulary", List.of("10000"));
        known.put("hidden", List.of("200"));
        known.put("layers", List.of("2"));
        known.put("precision", List.of("f32"));
        known.put("train", List.of("10"));
        known.put("seconds", List.of("10"));
        known.put("answers", List.of("500"));
        known.put("length", List.of("1000000"));
        var arguments = Arguments.of(line, known);
        System.out.println(Machine.describe());
        int words = arguments.one("tokens").equals("words") ? (int) arguments.number("vocabulary") : WORDS;
        try (var model = train(arguments, words)) {
            System.out.println(arguments.one("layers") + " x " + arguments.one("hidden") + ", "
                    + model.tokenizer().vocabulary().size() + " tokens (" + arguments.one("tokens") + "), "
                    + arguments.one("precision"));
            var bench = new SessionBench(arguments, model, words);
            arguments.all("measure").forEach(bench::measure);
        }
    }

    private static LanguageModel train(Arguments arguments, int words) {
        var recipe = LanguageModelRecipe.standard()
                .tokens(arguments.one("tokens"))
                .vocabulary((int) arguments.number("vocabulary"))
                .layers((int) arguments.number("layers"))
                .embedding((int) arguments.number("hidden"))
                .hidden((int) arguments.number("hidden"))
                .output("sampled")
                .samples(500)
                .warmup(0)
                .epochs(1000)
                .precision(arguments.one("precision"));
        var end = new AtomicLong(Long.MAX_VALUE);
        return new LanguageModelTraining(ZipfText.of(words), PlainText.of(List.of()), recipe)
                .threads(1)
                .progress(event -> {
                    if (event instanceof Event.Started) {
                        end.set(System.nanoTime() + (long) (arguments.number("train") * 1e9));
                    }
                })
                .stop(() -> System.nanoTime() > end.get())
                .run()
                .model();
    }

    private void measure(String what) {
        switch (what) {
            case "suggest" -> suggest();
            case "generation" -> generate();
            case "memory" -> {
                step();
                read();
            }
            default ->
                throw new ConfigException("measure " + what + ": unknown; expected suggest, generation or memory");
        }
    }

    private void suggest() {
        int answers = (int) arguments.number("answers");
        double[] next = new double[answers];
        double[] begun = new double[answers];
        try (var session = model.session()) {
            for (int i = -answers; i < answers; i++) { // the first ones warm up
                String word = word();
                double first = answer(session, word.substring(0, 2));
                double second = answer(session, word.substring(2) + " ");
                if (i >= 0) {
                    begun[i] = first;
                    next[i] = second;
                }
            }
        }
        print("suggest, what comes next", next);
        print("suggest, two letters typed", begun);
    }

    /// The milliseconds that it takes to read on and to suggest words.
    private static double answer(LanguageSession session, String typed) {
        long start = System.nanoTime();
        session.accept(typed);
        if (session.suggest(SUGGESTIONS).isEmpty()) {
            throw new IllegalStateException("no suggestion after \"" + typed + "\"");
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static void print(String what, double[] times) {
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.2f ms, one in ten above %.2f ms, worst %.2f ms%n",
                what,
                times[times.length / 2],
                times[times.length * 9 / 10],
                times[times.length - 1]);
    }

    private void generate() {
        try (var session = model.session()) {
            var pieces = session.generate(Sampling.standard(), Rng.of(3));
            double median = Clock.median(pieces::next, arguments.number("seconds"));
            System.out.printf(Locale.ROOT, "generation: %.0f tokens/s by the median of all tokens%n", 1000 / median);
        }
    }

    /// The garbage of a step and its probabilities.
    private void step() {
        int steps = (int) arguments.number("answers");
        double[] bytes = new double[steps];
        try (var streams = model.<Integer>streams()) {
            streams.join(0);
            int[] token = {0};
            for (int i = -10 * steps; i < steps; i++) {
                long before = THREADS.getCurrentThreadAllocatedBytes();
                token[0] = rng.below(drawn++, words);
                streams.step(token);
                streams.logProbs();
                long after = THREADS.getCurrentThreadAllocatedBytes();
                if (i >= 0) {
                    bytes[i] = after - before;
                }
            }
        }
        Arrays.sort(bytes);
        System.out.printf(
                Locale.ROOT,
                "garbage of a step: median %.0f bytes, most %.0f bytes%n",
                bytes[steps / 2],
                bytes[steps - 1]);
    }

    /// Memory over a long text.
    private void read() {
        int part = (int) arguments.number("length") / PARTS;
        try (var session = model.session()) {
            read(session, part / 20); // loads what is loaded once
            memory("begin");
            for (int i = 1; i <= PARTS; i++) {
                long start = System.nanoTime();
                read(session, part);
                double seconds = (System.nanoTime() - start) / 1e9;
                memory(i * part + String.format(Locale.ROOT, " words, the last at %.0f a second", part / seconds));
            }
        }
    }

    private void read(LanguageSession session, int length) {
        for (int i = 0; i < length; i++) {
            session.accept(word() + (i % LINE == LINE - 1 ? "\n" : " "));
        }
    }

    private static void memory(String when) {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.printf(Locale.ROOT, "memory, %s: heap %.2f MB, resident %s%n", when, heap / 1e6, Machine.memory());
    }

    private String word() {
        return ZipfText.drawn(rng.uniformDouble(drawn++), words);
    }
}
