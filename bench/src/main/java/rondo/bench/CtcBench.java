// Measures the CTC loss with its gradient.
package rondo.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import rondo.basis.ConfigException;
import rondo.basis.Rng;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Kernels;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.net.loss.Ctc;

/// Measures the CTC loss with the gradient of the logits, softmax included. Prints a line of JSON for each case, in
/// the words of the peer's script: `{"case": "ctc 32,150,28,40", "ms": 1.3}`.
public final class CtcBench {
    private CtcBench() {}

    /// Runs the measurements.
    ///
    /// @param words `--shapes B,T,V,L ... --dtype f32 --seconds 3`
    public static void main(String[] words) {
        var known = new LinkedHashMap<String, List<String>>();
        known.put("shapes", List.of("32,150,28,40", "1,150,28,40", "64,150,5000,40"));
        known.put("dtype", List.of("f32"));
        known.put("seconds", List.of("3"));
        var arguments = Arguments.of(words, known);
        for (var shape : arguments.all("shapes")) {
            double time = run(shape, Precision.of(arguments.one("dtype")), arguments.number("seconds"));
            System.out.printf(
                    Locale.ROOT,
                    "{\"program\": \"%s\", \"case\": \"ctc %s\", \"ms\": %.4f}%n",
                    Kernels.report(),
                    shape,
                    time);
        }
    }

    private static double run(String shape, Precision precision, double seconds) {
        int[] sizes = sizes(shape);
        var layout = Ragged.equal(sizes[0], sizes[1]);
        var random = new SplittableRandom(1);
        int[][] labels = new int[sizes[0]][];
        Arrays.setAll(labels, _ -> random.ints(sizes[3], 1, sizes[2]).toArray());
        try (var scope = Scope.of("logits");
                var tape = Tape.recording(Scope.of("training"), precision)) {
            var logits = Tensor.empty(scope, precision.type(), layout.rows(), sizes[2]);
            for (int r = 0; r < logits.rows(); r++) {
                for (int c = 0; c < logits.columns(); c++) {
                    logits.set(r, c, random.nextGaussian());
                }
            }
            return Clock.median(
                    () -> {
                        tape.next(Rng.of(1));
                        new Ctc(Var.result(tape, logits), layout, labels, 0)
                                .loss()
                                .backward();
                    },
                    seconds);
        }
    }

    private static int[] sizes(String shape) {
        try {
            int[] sizes =
                    Arrays.stream(shape.split(",")).mapToInt(Integer::parseInt).toArray();
            if (sizes.length == 4) {
                return sizes;
            }
        } catch (NumberFormatException e) {
            throw new ConfigException("shape " + shape + ": not numbers; expected B,T,V,L", e);
        }
        throw new ConfigException("shape " + shape + ": expected B,T,V,L");
    }
}
