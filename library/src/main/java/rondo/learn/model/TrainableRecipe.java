// A recipe that says how its model is trained.
package rondo.learn.model;

import rondo.learn.Training;
import rondo.store.Recipes;

/// A recipe that says how its model is trained: the settings of [TrainingRecipe] stand among its own, in Java as in
/// JSON and on the command line.
///
/// @param <R> the recipe
public interface TrainableRecipe<R extends Record> {
    /// How it is trained.
    TrainingRecipe training();

    /// The same with what else decides it, on all cores.
    Training trainingSettings();

    /// This recipe with another [TrainingRecipe#optimizer].
    default R optimizer(String value) {
        return with("optimizer", value);
    }

    /// This recipe with another [TrainingRecipe#learningRate].
    default R learningRate(double value) {
        return with("learningRate", value);
    }

    /// This recipe with another [TrainingRecipe#momentum].
    default R momentum(double value) {
        return with("momentum", value);
    }

    /// This recipe with another [TrainingRecipe#weightDecay].
    default R weightDecay(double value) {
        return with("weightDecay", value);
    }

    /// This recipe with another [TrainingRecipe#clip].
    default R clip(double value) {
        return with("clip", value);
    }

    /// This recipe with another [TrainingRecipe#warmup].
    default R warmup(int value) {
        return with("warmup", value);
    }

    /// This recipe with another [TrainingRecipe#decay].
    default R decay(String value) {
        return with("decay", value);
    }

    /// This recipe with another [TrainingRecipe#accumulate].
    default R accumulate(int value) {
        return with("accumulate", value);
    }

    /// This recipe with another [TrainingRecipe#epochs].
    default R epochs(int value) {
        return with("epochs", value);
    }

    /// This recipe with another [TrainingRecipe#evaluateEvery].
    default R evaluateEvery(int value) {
        return with("evaluateEvery", value);
    }

    /// This recipe with another [TrainingRecipe#patience].
    default R patience(int value) {
        return with("patience", value);
    }

    /// This recipe with another [TrainingRecipe#seed].
    default R seed(long value) {
        return with("seed", value);
    }

    /// This recipe with another [TrainingRecipe#precision].
    default R precision(String value) {
        return with("precision", value);
    }

    private R with(String component, Object value) {
        @SuppressWarnings("unchecked") // a recipe names itself
        var recipe = (R) this;
        return Recipes.with(recipe, component, value);
    }
}
