// Draws what may follow a place in a series, step by step.
package rondo.series.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import rondo.basis.Rng;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Tensor;
import rondo.net.recurrent.Stepper;
import rondo.series.distribution.Predictive;
import rondo.series.distribution.Sampled;

/// Draws what may follow a place in a series, step by step: each step reads the value that was drawn before it,
/// so that a path hangs together (Salinas et al. 2020). The draws of a place do not depend on what else is drawn.
///
/// @param net an autoregressive one
/// @param paths S, of each place
/// @param rng decides the draws
public record PathSampler(SeriesNet net, int paths, Rng rng) {
    /// What is said of the steps ahead of each window.
    ///
    /// @param tape off
    public List<List<Predictive>> draw(Tape tape, List<Window> windows) {
        var read = net.encode(tape, windows);
        int rows = windows.size() * paths;
        int[] keep = IntStream.range(0, rows).map(r -> r / paths).toArray();
        var decoder =
                new Stepper(tape, List.of(net.decoder()), List.of(read.state().rows(tape, keep)), Optional.empty());
        int width = net.plan().stepWidth();
        var x = tape.empty(rows, net.decoder().inputs()); // [B S, F]
        var y = tape.empty(rows, net.plan().likelihood().parameters());
        double[] drawn = new double[rows];
        var said = new ArrayList<List<Predictive>>();
        windows.forEach(_ -> said.add(new ArrayList<>()));
        for (int h = 1; h <= net.plan().steps().horizon(); h++) {
            for (int c = 0; c < windows.size(); c++) {
                var window = windows.get(read.order()[c]);
                fill(window, h, x.rows(c * paths, (c + 1) * paths), drawn, c * paths, width);
            }
            net.output().apply(tape, decoder.step(x), y);
            for (int c = 0; c < windows.size(); c++) {
                int number = read.order()[c];
                said.get(number).add(draw(windows.get(number), h, y, drawn, c * paths));
            }
        }
        return said;
    }

    private void fill(Window window, int steps, Tensor x, double[] drawn, int from, int width) {
        float[] numbers = new float[x.columns()];
        window.track().readStep(window.origin(), steps, numbers, 0);
        float[] vectors = net.vectors(window.categories());
        System.arraycopy(vectors, 0, numbers, width, vectors.length);
        for (int s = 0; s < paths; s++) {
            numbers[width - 2] = steps == 1 ? 0 : SeriesNet.before(window, steps - 1, drawn[from + s]);
            numbers[width - 1] = steps == 1 ? 0 : 1;
            for (int f = 0; f < numbers.length; f++) {
                x.set(s, f, numbers[f]);
            }
        }
    }

    private Predictive draw(Window window, int steps, Tensor y, double[] drawn, int from) {
        var likelihood = net.plan().likelihood();
        double base = window.track().base(window.origin(), steps);
        double scale = window.track().spread(window.origin(), steps);
        var random = rng.at(window.origin()).at(steps);
        double[] raw = new double[y.columns()];
        double[] values = new double[paths];
        for (int s = 0; s < paths; s++) {
            for (int p = 0; p < raw.length; p++) {
                raw[p] = y.get(from + s, p);
            }
            double uniform = Math.clamp(random.uniformDouble(s), 1e-12, 1 - 1e-12);
            values[s] = likelihood.quantile(raw, base, scale, uniform);
            drawn[from + s] = values[s];
        }
        return Sampled.of(values);
    }
}
