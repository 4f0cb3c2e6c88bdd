// The probabilities of words behind texts of one source.
package rondo.decode.word;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import rondo.basis.RondoException;
import rondo.decode.Prefix;
import rondo.decode.word.WordEnds.Run;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// The probabilities of words behind texts of one source, found on the trie of their tokens. The tokens that
/// words begin with are looked up in one step of all texts. Then the most probable words so far are followed
/// together, through steps of at most [#ROWS] rows; words that cannot be among the best any more are not, since a
/// word is never more probable than its first tokens.
final class WordScores {
    /// The most rows of a step.
    static final int ROWS = 128;

    private static final int FEW = 16; // words of a text that are followed at once where only the best are asked for

    private final WordEnds words;
    private final Scope scope;
    private Optional<EndMass> mass = Optional.empty();

    /// Words behind a text.
    ///
    /// @param words of each the ways to write it
    /// @param best how many of the most probable to find
    record Asked(WordState state, List<List<Spelling>> words, int best) {}

    /// @param scope from which this takes its memory, once
    WordScores(WordEnds words, Scope scope) {
        this.words = words;
        this.scope = scope;
    }

    /// The log-probabilities of words, each written in its most probable way.
    ///
    /// @param source of all texts, where they begin
    /// @return for each text one for each word; no number for a word that is not among the best
    List<double[]> run(Prefix source, List<Asked> asked) {
        var scores = new ArrayList<double[]>();
        for (int from = 0; from < asked.size(); from += ROWS) {
            var texts = begin(source, asked.subList(from, Math.min(asked.size(), from + ROWS)));
            for (var ways = next(texts); !ways.isEmpty(); ways = next(texts)) {
                follow(source, ways);
            }
            texts.forEach(text -> scores.add(text.scores));
        }
        return scores;
    }

    /// Looks up the first tokens of all words.
    private List<Text> begin(Prefix source, List<Asked> asked) {
        var texts = asked.stream().map(Text::new).toList();
        try (var prefix = resume(source, texts)) {
            Run[] runs = texts.stream().map(text -> text.state.last()).toArray(Run[]::new);
            double[] ends = ends(prefix.logProbs(), runs);
            for (int row = 0; row < ends.length; row++) {
                var text = texts.get(row);
                text.open.addAll(look(text.ways(row, -ends[row]), prefix.logProbs(), 0, ends));
                text.open.sort(Way.ORDER);
            }
        }
        return texts;
    }

    /// The ways that are to be followed next, at most [#ROWS]: the most probable so far of each text.
    private static List<Way> next(List<Text> texts) {
        var next = new ArrayList<Way>();
        for (var text : texts) {
            text.take(ROWS - next.size(), next);
        }
        return next;
    }

    /// Follows ways to their ends.
    private void follow(Prefix source, List<Way> ways) {
        var texts = ways.stream().map(way -> way.text).distinct().toList();
        ways.forEach(way -> way.row = texts.indexOf(way.text));
        try (var prefix = resume(source, texts)) {
            var open = ways;
            for (int depth = 1; !open.isEmpty(); depth++) {
                advance(prefix, open, depth - 1);
                Run[] runs = new Run[prefix.rows()];
                Arrays.fill(runs, Run.NONE);
                for (var way : open) {
                    runs[way.row] = way.tokens().length == depth ? way.spelling.run() : runs[way.row];
                }
                open = look(open, prefix.logProbs(), depth, ends(prefix.logProbs(), runs));
            }
        }
    }

    /// Reads the next token of each way, once for those that were the same so far.
    private static void advance(Prefix prefix, List<Way> ways, int depth) {
        int[] rows = new int[ways.size()];
        int[] tokens = new int[ways.size()];
        int count = 0;
        for (var way : ways) {
            int token = way.tokens()[depth];
            if (count == 0 || rows[count - 1] != way.row || tokens[count - 1] != token) {
                rows[count] = way.row;
                tokens[count++] = token;
            }
            way.row = count - 1;
        }
        prefix.advance(Arrays.copyOf(rows, count), Arrays.copyOf(tokens, count));
    }

    /// Looks at what may follow, where so many tokens of each way were read.
    ///
    /// @param ends the log-probability that the word of a row ends
    /// @return those of which more is to be known
    private List<Way> look(List<Way> ways, Tensor logProbs, int depth, double[] ends) {
        var open = new ArrayList<Way>();
        for (var way : ways) {
            int[] tokens = way.tokens();
            boolean read = depth == tokens.length;
            way.add(read ? ends[way.row] : logProbs.get(way.row, tokens[depth]));
            if (read || (depth + 1 == tokens.length && !words.open(way.spelling.run()))) {
                way.text.settle(way);
            } else if (way.score > way.text.least) {
                open.add(way);
            }
        }
        return open;
    }

    /// The log-probabilities that words end; 0 where nothing can go on with them.
    ///
    /// @param runs what the last character of each row belongs to
    private double[] ends(Tensor logProbs, Run[] runs) {
        double[] ends = new double[runs.length];
        if (Arrays.stream(runs).anyMatch(words::open)) {
            var sums = mass(logProbs.type()).of(logProbs, runs);
            for (int row = 0; row < ends.length; row++) {
                ends[row] = words.open(runs[row]) ? Math.log(Math.max(sums.get(0, row), Float.MIN_NORMAL)) : 0;
            }
        }
        return ends;
    }

    private EndMass mass(DType type) {
        if (mass.isEmpty()) {
            mass = Optional.of(new EndMass(words, scope, type, ROWS));
        }
        return mass.get();
    }

    private static Prefix resume(Prefix source, List<Text> texts) {
        return source.resume(
                new int[texts.size()],
                texts.stream().map(text -> text.state.saved()).toList());
    }

    /// A text and what is known of the words behind it.
    private static final class Text {
        private final WordState state;
        private final Asked asked;
        private final double[] scores;
        private final List<Way> open = new ArrayList<>(); // what is to be followed
        private int taken;
        private double least = Double.NEGATIVE_INFINITY; // what a word has to exceed to be among the best

        Text(Asked asked) {
            this.state = asked.state();
            this.asked = asked;
            this.scores = new double[asked.words().size()];
            Arrays.fill(scores, Double.NaN);
        }

        /// All ways to write all words, before anything of them was read.
        ///
        /// @param row of the text
        List<Way> ways(int row, double score) {
            var ways = new ArrayList<Way>();
            for (int word = 0; word < scores.length; word++) {
                for (var spelling : asked.words().get(word)) {
                    ways.add(new Way(this, word, spelling, row, score));
                }
            }
            return ways;
        }

        void settle(Way way) {
            double before = scores[way.word];
            scores[way.word] = Math.min(0, Double.isNaN(before) ? way.score : Math.max(before, way.score));
        }

        /// Moves ways that may be among the best to others.
        ///
        /// @param room how many at most
        void take(int room, List<Way> to) {
            boolean all = asked.best() >= scores.length;
            if (!all && taken < open.size()) {
                double[] known = Arrays.stream(scores)
                        .filter(s -> !Double.isNaN(s))
                        .sorted()
                        .toArray();
                least = known.length < asked.best() ? least : known[known.length - asked.best()];
            }
            int end = Math.min(open.size(), taken + (all ? room : Math.min(room, Math.max(FEW, asked.best()))));
            while (taken < end && open.get(taken).score > least) {
                to.add(open.get(taken++));
            }
            taken = taken < end ? open.size() : taken; // what is behind is not more probable
        }
    }

    /// A way to write a word, token by token.
    private static final class Way {
        /// The most probable so far first, those that begin with the same tokens side by side.
        private static final Comparator<Way> ORDER =
                Comparator.<Way>comparingDouble(way -> -way.score).thenComparing(Way::tokens, Arrays::compare);

        private final Text text;
        private final int word;
        private final Spelling spelling;
        private int row; // on which its last token was read
        private double score;

        Way(Text text, int word, Spelling spelling, int row, double score) {
            this.text = text;
            this.word = word;
            this.spelling = spelling;
            this.row = row;
            this.score = score;
        }

        int[] tokens() {
            return spelling.tokens();
        }

        void add(double logProb) {
            if (Double.isNaN(logProb)) {
                throw new RondoException("log-probability of a token: not a number; expected one; the weights of the"
                        + " model are broken: train it again with a lower learning rate");
            }
            score += logProb;
        }
    }
}
