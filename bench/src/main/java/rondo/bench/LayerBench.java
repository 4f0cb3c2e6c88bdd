// Measures training steps and forward passes of recurrent layers.
package rondo.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import rondo.basis.ConfigException;
import rondo.engine.kernel.Kernels;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.Ragged;

/// Measures training steps and forward passes of recurrent layers, and what a ragged batch costs against one of
/// as many tokens in sequences of one length. Prints a line of JSON for each case, in the words of the peer's
/// script: `{"case": "lstm train 35,20,200 bf16", "ms": 8.1}`.
public final class LayerBench {
    /// T,B,H of the table in docs/speed.md.
    static final List<String> SHAPES = List.of("35,20,200", "35,20,650", "50,64,512", "20,64,256");

    private static final int SHORTEST = 5;
    private static final int LONGEST = 50;

    private LayerBench() {}

    /// Runs the measurements.
    ///
    /// @param words `--cell lstm --shapes T,B,H ... --dtype f32 --modes train forward ragged --seconds 3`
    public static void main(String[] words) {
        var known = new LinkedHashMap<String, List<String>>();
        known.put("cell", List.of("lstm"));
        known.put("shapes", SHAPES);
        known.put("dtype", List.of("f32"));
        known.put("modes", List.of("train", "forward"));
        known.put("seconds", List.of("3"));
        known.put("threads", List.of("1"));
        var arguments = Arguments.of(words, known);
        for (var shape : arguments.all("shapes")) {
            for (var mode : arguments.all("modes")) {
                measure(arguments, LayerShape.of(shape), mode);
            }
        }
    }

    private static void measure(Arguments arguments, LayerShape shape, String mode) {
        switch (mode) {
            case "train", "forward" -> print(arguments, mode + " " + shape, equal(arguments, shape, mode));
            case "ragged" -> {
                var ragged = ragged(shape.rows());
                int tokens = ragged.rows();
                print(arguments, "ragged " + shape.rows() + "," + shape.width(), run(arguments, shape, ragged, mode));
                var same = Ragged.equal(shape.rows(), Math.ceilDiv(tokens, shape.rows()));
                double time = run(arguments, shape, same, mode) * tokens / same.rows();
                print(arguments, "equal " + shape.rows() + "," + shape.width(), time);
            }
            default -> throw new ConfigException("mode " + mode + ": unknown; expected train, forward or ragged");
        }
    }

    private static double equal(Arguments arguments, LayerShape shape, String mode) {
        return run(arguments, shape, Ragged.equal(shape.rows(), shape.steps()), mode);
    }

    private static double run(Arguments arguments, LayerShape shape, Ragged layout, String mode) {
        var precision = Precision.of(arguments.one("dtype"));
        try (var layer = new MeasuredLayer(arguments.one("cell"), shape.width(), layout, precision)) {
            return Clock.median(mode.equals("forward") ? layer::forward : layer::train, arguments.number("seconds"));
        }
    }

    /// Lengths evenly distributed from 5 to 50.
    private static Ragged ragged(int sequences) {
        return Ragged.of(
                new SplittableRandom(1).ints(sequences, SHORTEST, LONGEST + 1).toArray());
    }

    private static void print(Arguments arguments, String what, double time) {
        System.out.printf(
                Locale.ROOT,
                "{\"program\": \"%s\", \"case\": \"%s %s %s\", \"ms\": %.4f}%n",
                Kernels.report(),
                arguments.one("cell"),
                what,
                arguments.one("dtype"),
                time);
    }
}
