// All kinds of distributions by name.
package rondo.series.distribution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rondo.basis.Nearest;

/// All kinds of distributions by name.
public final class Likelihoods {
    private Likelihoods() {}

    /// The kind of a name: gaussian, student-t, negative-binomial or quantiles.
    ///
    /// @throws rondo.basis.ConfigException if there is none; the nearest is offered
    public static Likelihood of(String name) {
        return Nearest.named("distribution", name, kinds());
    }

    /// The kinds there are.
    public static Map<String, Likelihood> kinds() {
        var kinds = new LinkedHashMap<String, Likelihood>();
        List.of(new StudentT(), new Gaussian(), new NegativeBinomial(), new Quantiles())
                .forEach(kind -> kinds.put(kind.name(), kind));
        return kinds;
    }
}
