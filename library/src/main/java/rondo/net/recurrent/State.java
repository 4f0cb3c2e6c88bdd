// What a cell carries from step to step.
package rondo.net.recurrent;

import java.util.Arrays;
import java.util.List;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Tensor;

/// What a cell carries from step to step: one or more tensors [B,H], the first of which is its output.
///
/// @param parts the tensors; hidden state first, for an LSTM the cell state second
public record State(List<Var> parts) {
    /// A state of the given parts.
    public static State of(Var... parts) {
        return new State(List.of(parts));
    }

    /// A state of zeros.
    ///
    /// @param rows B
    /// @param sizes the width of each part
    public static State zeros(Tape tape, int rows, int... sizes) {
        return new State(Arrays.stream(sizes)
                .mapToObj(size -> Var.constant(tape, tape.zeros(rows, size)))
                .toList());
    }

    /// The output h [B,H].
    public Var output() {
        return parts.getFirst();
    }

    /// B.
    public int rows() {
        return output().rows();
    }

    /// The state of some rows, in a new order: what a beam keeps.
    public State rows(int[] keep) {
        return new State(parts.stream().map(part -> Ops.gather(part, keep)).toList());
    }

    /// Copies of some rows as constants on another tape, which outlive this state's: what a step of a search or
    /// of a long text begins with.
    public State rows(Tape other, int[] keep) {
        return new State(parts.stream()
                .map(part -> {
                    var copy = other.empty(keep.length, part.columns());
                    other.precision().pointwise().gather(part.value(), keep, copy);
                    return Var.constant(other, copy);
                })
                .toList());
    }

    /// Adds the gradient of each part that is tracked.
    ///
    /// @param gradients one a part, [B,H] each
    void addGradients(List<Tensor> gradients) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).tracked()) {
                parts.get(i).gradient().add(gradients.get(i));
            }
        }
    }
}
