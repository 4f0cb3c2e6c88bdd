// Where a training stands, beside its tensors.
package rondo.learn;

/// Where a training stands, beside its tensors; a value, written as JSON. With the tensors it decides all that
/// follows.
///
/// @param epoch counted from 1
/// @param batch how many batches of the epoch are done
/// @param update how many updates are done
/// @param lossSum of the epoch so far
/// @param units of the epoch so far
/// @param watch what the loss was like
/// @param history of evaluations
record TrainerState(
        int epoch, int batch, long update, double lossSum, long units, LossWatch watch, DevHistory history) {
    static final TrainerState START = new TrainerState(1, 0, 0, 0, 0, LossWatch.START, DevHistory.START);

    /// After an update.
    TrainerState updated(int batches, double loss, long lossUnits) {
        return new TrainerState(
                epoch,
                batch + batches,
                update + 1,
                lossSum + loss,
                units + lossUnits,
                watch.after(loss / lossUnits),
                history);
    }

    /// After an evaluation.
    TrainerState evaluated(DevHistory next) {
        return new TrainerState(epoch, batch, update, lossSum, units, watch, next);
    }

    /// At the start of the next epoch.
    TrainerState nextEpoch() {
        return new TrainerState(epoch + 1, 0, update, 0, 0, watch, history);
    }
}
