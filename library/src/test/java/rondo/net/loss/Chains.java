// All chains of labels of a sentence, one by one.
package rondo.net.loss;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import rondo.engine.tensor.Tensor;
import rondo.net.loss.chain.ChainRules;

/// All chains of labels of a sentence that rules allow, one by one, with their scores.
record Chains(ChainRules rules, Map<String, Tensor> weights, double[][] emissions) {
    List<int[]> all() {
        var all = new ArrayList<int[]>();
        long count = Math.round(Math.pow(rules.labels(), emissions.length));
        for (long n = 0; n < count; n++) {
            int[] chain = new int[emissions.length];
            long rest = n;
            for (int t = 0; t < chain.length; t++) {
                chain[t] = (int) (rest % rules.labels());
                rest /= rules.labels();
            }
            if (rules.allow(chain)) {
                all.add(chain);
            }
        }
        return all;
    }

    double score(int[] chain) {
        double score = weight("begin", 0, chain[0]) + weight("end", 0, chain[chain.length - 1]);
        for (int t = 0; t < chain.length; t++) {
            score += emissions[t][chain[t]] + (t == 0 ? 0 : weight("transitions", chain[t - 1], chain[t]));
        }
        return score;
    }

    private double weight(String name, int row, int column) {
        return Objects.requireNonNull(weights.get(name)).get(row, column);
    }

    double logSum() {
        double most = all().stream().mapToDouble(this::score).max().orElseThrow();
        return most
                + Math.log(all().stream()
                        .mapToDouble(chain -> Math.exp(score(chain) - most))
                        .sum());
    }

    double marginal(int t, int label) {
        double total = logSum();
        return all().stream()
                .filter(chain -> chain[t] == label)
                .mapToDouble(chain -> Math.exp(score(chain) - total))
                .sum();
    }
}
