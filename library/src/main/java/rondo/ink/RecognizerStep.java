// Where a step of a recognising net is computed.
package rondo.ink;

import rondo.engine.grad.Tape;
import rondo.engine.tensor.Tensor;
import rondo.net.recurrent.Stepper;

/// Where a step of a net that reads forward is computed, a row of features after the other. Nothing is allocated in a
/// step of built-in cells; its numbers are those of the whole ink read at once, in f32 to the bit.
///
/// @param tape off; owns the memory
/// @param net stays the property of the caller
/// @param stepper its recurrent layers
/// @param features of the row, [1,F]
/// @param input what the recurrent layers read, [1,F]
/// @param scores of the labels, [1,V]
record RecognizerStep(Tape tape, RecognizerNet net, Stepper stepper, Tensor features, Tensor input, Tensor scores) {
    /// @param tape off; owns the memory
    static RecognizerStep of(Tape tape, RecognizerNet net) {
        int width = net.input().inputs();
        return new RecognizerStep(
                tape,
                net,
                new Stepper(tape, net.cells(), 1),
                tape.empty(1, width),
                tape.empty(1, width),
                tape.empty(1, net.output().outputs()));
    }

    /// Reads the next row.
    ///
    /// @param values in which it is
    /// @param from where it begins there
    /// @return the log-probabilities of the labels, [1,V], in place
    Tensor logProbs(float[] values, int from) {
        for (int f = 0; f < features.columns(); f++) {
            features.set(0, f, values[from + f]);
        }
        net.input().apply(tape, features, input);
        net.output().apply(tape, stepper.step(input), scores);
        tape.precision().pointwise().logSoftmax(scores);
        return scores;
    }
}
