// Layers of recurrent nets, in every reading.
package rondo.net.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rondo.engine.tensor.Tensors.assertClose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rondo.basis.ConfigException;
import rondo.basis.Rng;
import rondo.engine.grad.GradCheck;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensors;
import rondo.net.layer.Parameters;

class StackedTest {
    private static final CellSizes SIZES = new CellSizes(3, 4);
    private static final List<String> WEIGHTS = List.of("weight_ih", "weight_hh", "bias_ih", "bias_hh");
    private static final Ragged LAYOUT = Ragged.of(2, 4, 3);

    private static Stacked net(Stacked.Reading reading, double dropout, Scope scope, DType type) {
        var net = new Stacked("gru", SIZES, 2, reading, dropout, Rng.of(1));
        Parameters.place(net, scope, type);
        return net;
    }

    @ParameterizedTest
    @EnumSource
    void gradientsAreDerivatives(Stacked.Reading reading) {
        try (var scope = Scope.of("stacked")) {
            var net = net(reading, 0.3, scope, DType.F64);
            var weights = new LinkedHashMap<>(Parameters.values(net));
            var x = Tensors.random(scope, DType.F64, Rng.of(2), LAYOUT.rows(), 3);
            weights.put("x", x);
            var worst = GradCheck.worst(weights, tape -> {
                var results = net.run(Var.weight(tape, x), LAYOUT);
                var loss = Ops.sum(results.getLast().output());
                for (var result : results) {
                    var last = result.last().output();
                    loss = Ops.add(loss, Ops.sum(Ops.multiply(last, last)));
                }
                return loss;
            });
            assertThat(worst.error()).as("%s: %s", reading, worst).isLessThan(1e-6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void widthsAndNamesFollowTheReading(Stacked.Reading reading) {
        try (var scope = Scope.of("stacked");
                var tape = Tape.off(Scope.of("tape"), Precision.F32)) {
            var net = net(reading, 0, scope, DType.F32);
            int width = reading == Stacked.Reading.BOTH ? 8 : 4;
            assertThat(net.outputs()).isEqualTo(width);
            var x = Var.constant(tape, Tensors.random(scope, DType.F32, Rng.of(2), LAYOUT.rows(), 3));
            var results = net.run(x, LAYOUT);
            assertThat(results).hasSize(2).allSatisfy(result -> {
                assertThat(result.output().columns()).isEqualTo(width);
                assertThat(result.last().output().columns()).isEqualTo(width);
                assertThat(result.last().rows()).isEqualTo(3);
            });
            var names = Parameters.of(net).keySet();
            assertThat(names)
                    .containsExactlyElementsOf(Stream.of("_l0", "_l1")
                            .flatMap(layer -> reading == Stacked.Reading.BOTH
                                    ? Stream.of(layer, layer + "_reverse")
                                    : Stream.of(layer))
                            .flatMap(suffix -> WEIGHTS.stream().map(weight -> weight + suffix))
                            .toList());
        }
    }

    @Test
    void lastStatesAreOutputsOfTheStepTakenLast() {
        try (var scope = Scope.of("stacked");
                var tape = Tape.off(Scope.of("tape"), Precision.F32)) {
            var net = net(Stacked.Reading.BOTH, 0, scope, DType.F32);
            var x = Var.constant(tape, Tensors.random(scope, DType.F32, Rng.of(2), LAYOUT.rows(), 3));
            var top = net.run(x, LAYOUT).getLast();
            var output = top.output().value();
            var last = top.last().output().value();
            for (int c = 0; c < LAYOUT.sequences(); c++) {
                int row = LAYOUT.offset(LAYOUT.length(c) - 1) + c;
                assertClose(
                        "forward",
                        last.rows(c, c + 1).columns(0, 4),
                        output.rows(row, row + 1).columns(0, 4),
                        0);
                assertClose(
                        "backward",
                        last.rows(c, c + 1).columns(4, 8),
                        output.rows(c, c + 1).columns(4, 8),
                        0);
            }
        }
    }

    @Test
    void onlyCellsThatReadForwardTakeAStepAtATime() {
        try (var scope = Scope.of("stacked");
                var tape = Tape.off(Scope.of("tape"), Precision.F32)) {
            var net = net(Stacked.Reading.FORWARD, 0, scope, DType.F32);
            var x = Var.constant(tape, Tensors.random(scope, DType.F32, Rng.of(2), 4, 3));
            var expected = net.run(x, Ragged.of(4)).getLast().output().value();
            var stepper = new Stepper(tape, net.cells(), 1);
            for (int t = 0; t < 4; t++) {
                assertClose("step " + t, stepper.step(x.value().rows(t, t + 1)), expected.rows(t, t + 1), 0);
            }
            for (var reading : List.of(Stacked.Reading.BOTH, Stacked.Reading.REVERSED)) {
                assertThatThrownBy(() -> net(reading, 0, scope, DType.F32).cells())
                        .isInstanceOf(ConfigException.class)
                        .hasMessageStartingWith("layer 0 does not read forward alone");
            }
        }
    }

    @Test
    void aBidirectionalNetIsAStackOfOneLayer() {
        try (var scope = Scope.of("both");
                var tape = Tape.off(Scope.of("tape"), Precision.F32)) {
            var rng = Rng.of(1).at(0);
            var forward = Cells.create("gru", SIZES, rng.at("forward"));
            var backward = Cells.create("gru", SIZES, rng.at("backward"));
            var both = new Bidirectional(forward, backward);
            Parameters.place(both, scope, DType.F32);
            assertThat(both.outputs()).isEqualTo(8);
            assertThat(Parameters.of(both).keySet()).contains("weight_ih", "bias_hh", "weight_ih_reverse");
            var stacked = new Stacked("gru", SIZES, 1, Stacked.Reading.BOTH, 0, Rng.of(1));
            Parameters.place(stacked, scope, DType.F32);
            var x = Var.constant(tape, Tensors.random(scope, DType.F32, Rng.of(2), LAYOUT.rows(), 3));
            var expected = stacked.run(x, LAYOUT).getFirst();
            var actual = both.run(x, LAYOUT);
            assertClose("output", actual.output().value(), expected.output().value(), 0);
            assertClose(
                    "last",
                    actual.last().output().value(),
                    expected.last().output().value(),
                    0);
        }
    }
}
