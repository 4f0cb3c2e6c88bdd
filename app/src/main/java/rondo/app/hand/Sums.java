// Sums, written by hands.
package rondo.app.hand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import rondo.basis.Rng;
import rondo.ink.stroke.InkSample;

/// Sums such as `47+8=55`, written by hands that differ from one another.
public final class Sums {
    private Sums() {}

    /// Samples of some hands, in turn; the same seed gives the same ones.
    ///
    /// @param count how many
    /// @param first the first hand
    /// @param hands how many hands
    public static List<InkSample> written(int count, int first, int hands, long seed) {
        var rng = Rng.of(seed).at("sums");
        var writers = IntStream.range(first, first + hands)
                .mapToObj(i -> new Hand(rng.at("hand").at(i)))
                .toList();
        var samples = new ArrayList<InkSample>();
        for (int i = 0; i < count; i++) {
            int writer = i % hands;
            var random = rng.at(first).at(i);
            var text = sum(random);
            var ink = writers.get(writer).write(text, random.at("ink"));
            samples.add(
                    new InkSample(ink, Optional.of(text), Optional.of("hand " + (first + writer)), "sum " + (i + 1)));
        }
        return samples;
    }

    private static String sum(Rng random) {
        int a = random.below(0, random.uniform(2) < 0.5 ? 10 : 1000);
        int b = random.below(1, random.uniform(3) < 0.5 ? 10 : 1000);
        return random.uniform(4) < 0.5 ? a + "+" + b + "=" + (a + b) : a + b + "-" + b + "=" + a;
    }
}
