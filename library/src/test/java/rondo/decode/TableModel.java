// A model whose probabilities are a seeded function of source and prefix.
package rondo.decode;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import rondo.basis.Rng;
import rondo.engine.kernel.Kernels;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.text.Vocabulary;

/// A model whose log-probabilities are a seeded function of source and prefix, so that all its outputs can be
/// enumerated. Its attention weights are functions of source and prefix too.
///
/// @param open how many of its prefixes are not closed
public record TableModel(long seed, int vocabulary, double sharpness, AtomicInteger open) implements Scorer<int[]> {
    public TableModel(long seed, int vocabulary, double sharpness) {
        this(seed, vocabulary, sharpness, new AtomicInteger());
    }

    @Override
    public Prefix resume(List<int[]> sources, List<ByteBuffer> saved) {
        return new Table(sources, sources, prefixes(sources, saved));
    }

    private static List<List<Integer>> prefixes(List<int[]> sources, List<ByteBuffer> saved) {
        return saved.isEmpty()
                ? sources.stream().map(_ -> List.<Integer>of()).toList()
                : saved.stream()
                        .map(bytes -> Stream.generate(bytes::getInt)
                                .limit(bytes.getInt())
                                .toList())
                        .toList();
    }

    /// The log-probabilities after a prefix.
    public float[] logProbs(int[] source, List<Integer> prefix) {
        var rng = Rng.of(seed).at(Arrays.hashCode(source)).at(prefix.hashCode());
        try (var scope = Scope.of("table row")) {
            var row = Tensor.empty(scope, DType.F32, 1, vocabulary);
            for (int v = 0; v < vocabulary; v++) {
                row.set(0, v, sharpness * rng.gaussian(v));
            }
            Kernels.pointwise(DType.F32).logSoftmax(row);
            return row.toFloats();
        }
    }

    /// The attention weights of the token after a prefix.
    static float[] attention(int[] source, List<Integer> prefix) {
        float[] weights = new float[source.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = source[i] + 100 * prefix.size();
        }
        return weights;
    }

    /// Every output of a source: all that end within `limit`, `</s>` included, then all others of that length.
    List<Hypothesis> enumerate(int[] source, int limit, double alpha) {
        List<Hypothesis> all = new ArrayList<>();
        extend(source, List.of(), 0, limit, alpha, all);
        all.sort(
                (a, b) -> a.ended() == b.ended() ? Double.compare(b.normalized(), a.normalized()) : a.ended() ? -1 : 1);
        return all;
    }

    private void extend(
            int[] source, List<Integer> prefix, double score, int limit, double alpha, List<Hypothesis> all) {
        float[] next = logProbs(source, prefix);
        for (int v = 0; v < vocabulary; v++) {
            double total = score + next[v];
            var longer = new ArrayList<>(prefix);
            longer.add(v);
            boolean ended = v == Vocabulary.END;
            if (ended || longer.size() == limit) {
                int[] tokens = (ended ? prefix : longer)
                        .stream().mapToInt(Integer::intValue).toArray();
                double normalized = total / Math.pow(longer.size(), alpha);
                all.add(new Hypothesis(tokens, ended, total, normalized, new double[] {total}, Optional.empty()));
            } else {
                extend(source, longer, total, limit, alpha, all);
            }
        }
    }

    private final class Table implements Prefix {
        private final Scope scope = Scope.of("table");
        private final List<int[]> began;
        private List<int[]> sources;
        private List<List<Integer>> prefixes;
        private Tensor logProbs;

        Table(List<int[]> began, List<int[]> sources, List<List<Integer>> prefixes) {
            this.began = began;
            this.sources = sources;
            this.prefixes = prefixes;
            this.logProbs = table();
            open.incrementAndGet();
        }

        private Tensor table() {
            var table = Tensor.empty(scope, DType.F32, rows(), vocabulary);
            for (int r = 0; r < rows(); r++) {
                float[] row = TableModel.this.logProbs(sources.get(r), prefixes.get(r));
                for (int v = 0; v < row.length; v++) {
                    table.set(r, v, row[v]);
                }
            }
            return table;
        }

        @Override
        public int rows() {
            return sources.size();
        }

        @Override
        public Tensor logProbs() {
            return logProbs;
        }

        @Override
        public void advance(int[] rows, int[] tokens) {
            List<int[]> kept = new ArrayList<>();
            List<List<Integer>> longer = new ArrayList<>();
            for (int i = 0; i < rows.length; i++) {
                kept.add(sources.get(rows[i]));
                var prefix = new ArrayList<>(prefixes.get(rows[i]));
                prefix.add(tokens[i]);
                longer.add(prefix);
            }
            sources = kept;
            prefixes = longer;
            scope.recycle();
            logProbs = table();
        }

        @Override
        public byte[] save(int row) {
            var prefix = prefixes.get(row);
            var out = ByteBuffer.allocate((1 + prefix.size()) * Integer.BYTES).putInt(prefix.size());
            prefix.forEach(out::putInt);
            return out.array();
        }

        @Override
        public Prefix resume(int[] origins, List<ByteBuffer> saved) {
            var others = Arrays.stream(origins).mapToObj(began::get).toList();
            return new Table(began, others, TableModel.prefixes(others, saved));
        }

        @Override
        public Optional<float[]> alignment(int row) {
            return Optional.of(attention(sources.get(row), prefixes.get(row)));
        }

        @Override
        public void close() {
            scope.close();
            open.decrementAndGet();
        }
    }
}
