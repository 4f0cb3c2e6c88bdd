// What holds for every cell.
package rondo.net.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static rondo.engine.tensor.Tensors.assertClose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import rondo.basis.Rng;
import rondo.engine.grad.GradCheck;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Parameters;

/// What holds for every cell, in both directions, for the step and for the whole batch as one operation. A new
/// cell is tested by one line, `CellLaws.check(kind)`.
final class CellLaws {
    private static final CellSizes SIZES = new CellSizes(3, 5);

    private final CellKind kind;
    private final Direction direction;
    private final String name;

    /// One of the two ways to run a cell.
    private enum Way {
        WHOLE,
        STEPS;

        SequenceLayer.Result run(Recurrent net, Var x, Ragged layout, State start) {
            return this == WHOLE ? net.run(x, layout, start) : net.unrolled(x, layout, start);
        }
    }

    private CellLaws(CellKind kind, Direction direction) {
        this.kind = kind;
        this.direction = direction;
        this.name = kind.name() + " " + direction;
    }

    /// Checks all laws.
    static void check(CellKind kind) {
        for (var direction : Direction.values()) {
            var laws = new CellLaws(kind, direction);
            for (var way : Way.values()) {
                laws.gradientsAreDerivatives(way);
                laws.batchIsOneByOne(way);
                laws.orderOfBatchIsIrrelevant(way);
                laws.cutIsWhole(way);
            }
            for (double rate : new double[] {0, 0.5}) {
                laws.wholeIsSteps(Precision.F64, rate, 1e-12);
                laws.wholeIsSteps(Precision.F32, rate, 1e-5);
            }
            laws.droppedWeightsAreThoseOfTheMask();
        }
    }

    private Recurrent net(Scope scope, DType type) {
        var net = new Recurrent(kind.create(SIZES, Rng.of(7)), direction);
        Parameters.place(net, scope, type);
        return net;
    }

    private void gradientsAreDerivatives(Way way) {
        try (var scope = Scope.of(name)) {
            var net = net(scope, DType.F64);
            var batch = Sequences.all(net.cell(), scope, DType.F64);
            for (double rate : new double[] {0, 0.5}) {
                var worst = GradCheck.worst(asked(net, batch), tape -> {
                    drop(net, rate, tape);
                    return energy(run(way, net, batch, tape));
                });
                assertThat(worst.error())
                        .as("%s %s, %s dropped: %s", name, way, rate, worst)
                        .isLessThan(1e-6);
            }
        }
    }

    /// A net of which half of the state weights are dropped is, bit for bit, another whose state weights are zero
    /// where they are dropped, and twice as large elsewhere.
    private void droppedWeightsAreThoseOfTheMask() {
        try (var scope = Scope.of(name);
                var dropping = Tape.recording(scope.child("dropping"), Precision.F32);
                var plain = Tape.recording(scope.child("plain"), Precision.F32)) {
            var net = net(scope, DType.F32);
            var other = net(scope, DType.F32);
            var batch = Sequences.all(net.cell(), scope, DType.F32);
            drop(net, 0.5, dropping);
            int zeros = 0;
            for (int w = 0; w < net.cell().stateWeights().size(); w++) {
                var raw = net.cell().stateWeights().get(w).value();
                var left = dropping.dropped(raw).orElseThrow().value();
                for (int r = 0; r < raw.rows(); r++) {
                    for (int c = 0; c < raw.columns(); c++) {
                        zeros += left.get(r, c) == 0 ? 1 : 0;
                        assertThat(left.get(r, c)).isIn(0.0, 2 * raw.get(r, c));
                    }
                }
                other.cell().stateWeights().get(w).value().copy(left);
            }
            assertThat(zeros).as(name + " weights dropped").isBetween(5, 65);
            var expected = run(Way.WHOLE, other, batch, plain).output().value();
            assertClose(name, run(Way.WHOLE, net, batch, dropping).output().value(), expected, 0);
        }
    }

    private static void drop(Recurrent net, double rate, Tape tape) {
        net.cell().stateWeights().forEach(weight -> tape.drop(weight.value(), rate, "state"));
    }

    private void wholeIsSteps(Precision precision, double rate, double tolerance) {
        try (var scope = Scope.of(name);
                var whole = Tape.recording(scope.child("whole"), precision);
                var steps = Tape.recording(scope.child("steps"), precision)) {
            var net = net(scope, precision.type());
            var batch = Sequences.all(net.cell(), scope, precision.type());
            drop(net, rate, whole);
            drop(net, rate, steps);
            var actual = run(Way.WHOLE, net, batch, whole);
            var expected = run(Way.STEPS, net, batch, steps);
            energy(actual).backward();
            energy(expected).backward();
            assertClose(
                    name + " output", actual.output().value(), expected.output().value(), tolerance);
            for (int i = 0; i < expected.last().parts().size(); i++) {
                assertClose(name + " last " + i, last(actual, i), last(expected, i), tolerance);
            }
            asked(net, batch)
                    .forEach((weight, tensor) -> assertClose(
                            name + " gradient of " + weight,
                            whole.gradient(tensor).tensor(),
                            steps.gradient(tensor).tensor(),
                            tolerance));
        }
    }

    private void batchIsOneByOne(Way way) {
        for (int id = 0; id < Sequences.count(); id++) {
            sameNumbers(way, List.of(id), new int[] {0, 1, 2, 3, 4}, new int[] {id});
        }
    }

    private void orderOfBatchIsIrrelevant(Way way) {
        var every = IntStream.range(0, Sequences.count()).boxed().toList();
        sameNumbers(way, every, new int[] {0, 1, 2, 3, 4}, new int[] {4, 2, 3, 0, 1});
    }

    /// Sequences have the same numbers, bit for bit, in two batches.
    private void sameNumbers(Way way, List<Integer> ids, int[] some, int[] others) {
        try (var scope = Scope.of(name);
                var tape = Tape.off(scope.child("tape"), Precision.F32)) {
            var net = net(scope, DType.F32);
            var first = new Sequences(net.cell(), scope, DType.F32, some);
            var second = new Sequences(net.cell(), scope, DType.F32, others);
            var expected = run(way, net, first, tape);
            var actual = run(way, net, second, tape);
            for (int id : ids) {
                for (int t = 0; t < Sequences.length(id); t++) {
                    sameRow(
                            name + " " + way + " sequence " + id + " step " + t,
                            actual.output().value(),
                            second.row(id, t),
                            expected.output().value(),
                            first.row(id, t));
                }
                for (int i = 0; i < expected.last().parts().size(); i++) {
                    sameRow(
                            name + " " + way + " last of sequence " + id,
                            last(actual, i),
                            second.column(id),
                            last(expected, i),
                            first.column(id));
                }
            }
        }
    }

    /// The first steps and then the others, from the state that the first left, are the same bits as all.
    private void cutIsWhole(Way way) {
        try (var scope = Scope.of(name);
                var tape = Tape.off(scope.child("tape"), Precision.F32)) {
            var net = net(scope, DType.F32);
            var batch = Sequences.all(net.cell(), scope, DType.F32);
            var layout = batch.layout();
            var expected = run(way, net, batch, tape);
            for (int cut = 1; cut < layout.steps(); cut++) {
                boolean forward = direction == Direction.FORWARD;
                var start = batch.start(tape);
                var early = forward ? part(way, net, batch, 0, cut, start) : late(way, net, batch, cut, start);
                var rest = forward
                        ? late(way, net, batch, cut, early.last())
                        : part(way, net, batch, 0, cut, merged(early.last(), start));
                var head = forward ? early : rest;
                var tail = forward ? rest : early;
                var all = expected.output().value();
                int at = layout.offset(cut);
                assertClose(name + " head", head.output().value(), all.rows(0, at), 0);
                assertClose(name + " tail", tail.output().value(), all.rows(at, layout.rows()), 0);
                var last = forward ? merged(rest.last(), early.last()) : rest.last();
                for (int i = 0; i < last.parts().size(); i++) {
                    assertClose(name + " last", last.parts().get(i).value(), last(expected, i), 0);
                }
            }
        }
    }

    /// The steps from `cut` on, of the sequences that are so long.
    private static SequenceLayer.Result late(Way way, Recurrent net, Sequences batch, int cut, State start) {
        int live = batch.layout().live(cut);
        return part(way, net, batch, cut, batch.layout().steps(), start.rows(Recurrent.count(0, live)));
    }

    private static SequenceLayer.Result part(Way way, Recurrent net, Sequences batch, int from, int to, State start) {
        var layout = batch.layout();
        var lengths = IntStream.range(0, layout.live(from))
                .map(c -> Math.min(layout.length(c), to) - from)
                .toArray();
        var tape = start.output().tape();
        int end = to == layout.steps() ? layout.rows() : layout.offset(to);
        var x = Ops.gather(batch.input(tape), Recurrent.count(layout.offset(from), end - layout.offset(from)));
        return way.run(net, x, Ragged.of(lengths), start);
    }

    /// The rows of one state, and below them those that another has more.
    private static State merged(State first, State longer) {
        if (first.rows() == longer.rows()) {
            return first;
        }
        var rest = longer.rows(Recurrent.count(first.rows(), longer.rows() - first.rows()));
        return new State(IntStream.range(0, first.parts().size())
                .mapToObj(i ->
                        Ops.stack(List.of(first.parts().get(i), rest.parts().get(i))))
                .toList());
    }

    private static SequenceLayer.Result run(Way way, Recurrent net, Sequences batch, Tape tape) {
        return way.run(net, batch.input(tape), batch.layout(), batch.start(tape));
    }

    private static Map<String, Tensor> asked(Recurrent net, Sequences batch) {
        var tensors = new LinkedHashMap<>(Parameters.values(net));
        tensors.putAll(batch.tensors());
        return tensors;
    }

    /// The sum of squares of all outputs and of the last state.
    private static Var energy(SequenceLayer.Result result) {
        var sum = Ops.sum(Ops.multiply(result.output(), result.output()));
        for (var part : result.last().parts()) {
            sum = Ops.add(sum, Ops.sum(Ops.multiply(part, part)));
        }
        return sum;
    }

    private static Tensor last(SequenceLayer.Result result, int part) {
        return result.last().parts().get(part).value();
    }

    private static void sameRow(String what, Tensor actual, int row, Tensor expected, int other) {
        assertClose(what, actual.rows(row, row + 1), expected.rows(other, other + 1), 0);
    }
}
