// Learning to forecast.
package rondo.series;

import java.util.List;
import java.util.Map;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.learn.Task;
import rondo.net.layer.Layer;
import rondo.series.distribution.LikelihoodLoss;
import rondo.series.net.SeriesNet;
import rondo.series.net.Window;

/// Learning to forecast: how unlikely the values are that follow a place in a series. Missing ones do not count.
///
/// @param layers the net
/// @param horizon steps ahead
/// @param fingerprint of the model, the same when training continues
record ForecasterTask(SeriesNet layers, int horizon, String fingerprint) implements Task<Window> {
    @Override
    public Layer net() {
        return layers;
    }

    @Override
    public Var loss(Tape tape, List<Window> batch) {
        var said = layers.read(tape, batch, horizon);
        int rows = said.raw().rows();
        var targets = new LikelihoodLoss.Targets(new double[rows], new double[rows], new double[rows]);
        for (int c = 0; c < batch.size(); c++) {
            var window = batch.get(said.order()[c]);
            for (int h = 1; h <= horizon; h++) {
                int row = said.row(c, h);
                targets.base()[row] = window.track().base(window.origin(), h);
                targets.scale()[row] = window.track().spread(window.origin(), h);
                targets.values()[row] = window.value(h);
            }
        }
        return LikelihoodLoss.of(layers.plan().likelihood(), said.raw(), targets);
    }

    @Override
    public int cost(Window window) {
        return Math.min(layers.plan().steps().context(), window.origin() + 1);
    }

    @Override
    public int units(Window window) {
        return window.known(horizon);
    }

    @Override
    public Map<String, String> identity() {
        return Map.of("identity", fingerprint);
    }
}
