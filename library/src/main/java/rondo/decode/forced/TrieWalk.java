// A walk down the tries of some sources at once.
package rondo.decode.forced;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import rondo.decode.Prefix;
import rondo.text.Vocabulary;

/// A walk down the tries of some sources at once: the nodes of a level are the rows of a prefix, one next to the
/// other as the outputs are.
final class TrieWalk {
    private final Prefix prefix;
    private final int[][] tokens; // of the outputs of all tries, one trie after the other
    private final int[] shared; // with the output before
    private final double[][] logProbs;
    private final double[][] attended; // by output, at its end
    private int[] live; // the outputs that have a node on this level
    private int[] rows; // of these nodes
    private double[][] attention; // of each row, from the start on; none if the model does not attend

    /// @param prefix at its start, a row for each trie
    /// @param tries each with an output at least
    TrieWalk(Prefix prefix, List<PrefixTrie> tries) {
        this.prefix = prefix;
        int outputs = tries.stream().mapToInt(PrefixTrie::size).sum();
        this.tokens = new int[outputs][];
        this.shared = new int[outputs];
        this.rows = new int[outputs];
        int output = 0;
        for (int t = 0; t < tries.size(); t++) {
            for (int i = 0; i < tries.get(t).size(); i++, output++) {
                tokens[output] = tries.get(t).tokens(i);
                shared[output] = tries.get(t).shared(i);
                rows[output] = t;
            }
        }
        this.logProbs = Arrays.stream(tokens).map(t -> new double[t.length + 1]).toArray(double[][]::new);
        this.attended = new double[outputs][];
        this.live = IntStream.range(0, outputs).toArray();
        this.attention = prefix.alignment(0).isPresent() ? new double[prefix.rows()][] : new double[0][];
    }

    /// Scores all outputs, one trie after the other in their order.
    ForcedScore[] run() {
        int depth = 0;
        do {
            judge(depth);
            attend();
        } while (descend(depth++));
        return IntStream.range(0, tokens.length)
                .mapToObj(i -> new ForcedScore(logProbs[i], Optional.ofNullable(attended[i])))
                .toArray(ForcedScore[]::new);
    }

    /// Asks for the next token of each output.
    private void judge(int depth) {
        int[] next = new int[live.length];
        for (int i = 0; i < live.length; i++) {
            next[i] = depth < tokens[live[i]].length ? tokens[live[i]][depth] : Vocabulary.END;
        }
        double[] found = prefix.logProbs(rows, next);
        for (int i = 0; i < live.length; i++) {
            logProbs[live[i]][depth] = found[i];
        }
    }

    /// Adds the attention that is paid on this level.
    private void attend() {
        for (int row = 0; row < attention.length; row++) {
            float[] weights = prefix.alignment(row).orElseThrow();
            double[] sum = attention[row] == null ? new double[weights.length] : attention[row];
            for (int i = 0; i < weights.length; i++) {
                sum[i] += weights[i];
            }
            attention[row] = sum;
        }
    }

    /// Goes on to the nodes of the next level; false if there are none.
    private boolean descend(int depth) {
        int outputs = 0;
        int nodes = 0;
        int[] from = new int[live.length]; // of each node, the row it comes from
        int[] token = new int[live.length];
        for (int i = 0; i < live.length; i++) {
            int output = live[i];
            int row = rows[i];
            if (tokens[output].length == depth) {
                if (attention.length > 0) {
                    attended[output] = attention[row].clone();
                }
                continue;
            }
            if (shared[output] <= depth) {
                from[nodes] = row;
                token[nodes++] = tokens[output][depth];
            }
            live[outputs] = output;
            rows[outputs++] = nodes - 1;
        }
        live = Arrays.copyOf(live, outputs);
        rows = Arrays.copyOf(rows, outputs);
        if (nodes > 0) {
            from = Arrays.copyOf(from, nodes);
            attention = attention.length == 0
                    ? attention
                    : Arrays.stream(from)
                            .mapToObj(row -> attention[row].clone())
                            .toArray(double[][]::new);
            prefix.advance(from, Arrays.copyOf(token, nodes));
        }
        return nodes > 0;
    }
}
