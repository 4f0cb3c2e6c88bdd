// How a model of any kind is trained, as a part of its recipe.
package rondo.learn.model;

import java.util.Locale;
import rondo.engine.kernel.Precision;
import rondo.learn.Stopping;
import rondo.learn.Training;
import rondo.learn.batch.Batching;
import rondo.learn.optimizer.AdaGrad;
import rondo.learn.optimizer.Adam;
import rondo.learn.optimizer.AdamW;
import rondo.learn.optimizer.AveragedSgd;
import rondo.learn.optimizer.Schedule;
import rondo.learn.optimizer.Sgd;
import rondo.store.Setting;

/// How a model of any kind is trained, as a part of its recipe: see [TrainableRecipe].
///
/// @param optimizer how weights follow their gradients
/// @param learningRate learning rate
/// @param momentum momentum of sgd
/// @param weightDecay weight decay of adamw
/// @param clip largest norm of the gradient; 0 for no limit
/// @param warmup updates until the learning rate is reached
/// @param decay the learning rate after the warm-up: constant, lowered when dev does not get better, falling
///     with the root of the updates, or in a line to zero at the last epoch
/// @param accumulate batches summed up before the weights move
/// @param epochs passes over what is learned from
/// @param evaluateEvery updates between two evaluations of dev; 0 for one at the end of each epoch
/// @param patience evaluations without a better one until training stops; 0 for never
/// @param seed decides all random numbers
/// @param precision in which numbers matrices are multiplied; auto takes bf16 where the processor has it
public record TrainingRecipe(
        @Setting(
                standard = "adam",
                choices = {"adam", "adamw", "sgd", "averaged-sgd", "adagrad"},
                help = "how weights follow their gradients")
        String optimizer,

        @Setting(standard = "0.002", min = 0, max = 100, help = "learning rate")
        double learningRate,

        @Setting(standard = "0", min = 0, max = 0.9999, only = "optimizer=sgd", help = "momentum of sgd")
        double momentum,

        @Setting(standard = "0.01", min = 0, max = 1, only = "optimizer=adamw", help = "weight decay of adamw")
        double weightDecay,

        @Setting(standard = "1", min = 0, max = 1_000_000, help = "largest norm of the gradient; 0 for no limit")
        double clip,

        @Setting(standard = "100", min = 0, max = 1_000_000, help = "updates until the learning rate is reached")
        int warmup,

        @Setting(
                standard = "plateau",
                choices = {"constant", "plateau", "inverse-root", "linear"},
                help =
                        "the learning rate after the warm-up: constant, lowered when dev does not get better, falling with the root of the updates, or in a line to zero at the last epoch")
        String decay,

        @Setting(standard = "1", min = 1, max = 1000, help = "batches summed up before the weights move")
        int accumulate,

        @Setting(standard = "20", min = 1, max = 100_000, help = "passes over what is learned from")
        int epochs,

        @Setting(
                standard = "0",
                min = 0,
                max = 1_000_000_000,
                help = "updates between two evaluations of dev; 0 for one at the end of each epoch")
        int evaluateEvery,

        @Setting(
                standard = "5",
                min = 0,
                max = 100_000,
                help = "evaluations without a better one until training stops; 0 for never")
        int patience,

        @Setting(standard = "1", help = "decides all random numbers")
        long seed,

        @Setting(
                standard = "auto",
                choices = {"f32", "bf16", "auto"},
                help = "in which numbers matrices are multiplied; auto takes bf16 where the processor has it")
        String precision) {

    /// In which numbers a model computes here: as it was trained, or in f32 where that cannot run.
    public Precision nearestPrecision() {
        return Precision.of(precision).orNearest();
    }

    /// The settings of the training, on all cores.
    ///
    /// @param batch how much is in a batch
    /// @param by what that counts
    /// @param better what better means
    public Training settings(int batch, Batching.By by, Stopping.By better) {
        var kind = Schedule.Decay.valueOf(decay.toUpperCase(Locale.ROOT).replace('-', '_'));
        return Training.standard()
                .epochs(epochs)
                .batching(new Batching(batch, by, accumulate))
                .optimizer(
                        switch (optimizer) {
                            case "adamw" -> new AdamW(Adam.standard(), weightDecay);
                            case "sgd" -> new Sgd(momentum);
                            case "averaged-sgd" -> new AveragedSgd();
                            case "adagrad" -> AdaGrad.standard();
                            default -> Adam.standard();
                        })
                .schedule(Schedule.standard().rate(learningRate).warmup(warmup).decay(kind))
                .clip(clip)
                .stopping(new Stopping(better, patience, evaluateEvery))
                .seed(seed)
                .precision(Precision.of(precision));
    }
}
