// What is learned: a net, its loss, and how it is judged.
package rondo.learn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rondo.basis.Workers;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Layer;

/// What is learned: a net, its loss on examples, and how it is judged.
///
/// @param <E> an example, such as a pair of sentences
public interface Task<E> {
    /// The net; its parameters are placed.
    Layer net();

    /// The loss of some examples, summed over their units, [1]. Called by several threads at once, each with a
    /// tape of its own. With a tape that is off it is the loss by which the net is judged, without label
    /// smoothing and the like.
    Var loss(Tape tape, List<E> batch);

    /// The length of an example: examples of like cost are put together.
    int cost(E example);

    /// How many terms an example adds to the loss, such as target words with the end of the sentence.
    int units(E example);

    /// How many examples a shard of a batch is to have at least, where there are more than two. Fewer of them
    /// keep more threads busy; more of them make the products of each larger, so that all of it takes less work.
    default int shard() {
        return 1;
    }

    /// A score of the net on the development set, where there is one, such as BLEU; higher is better.
    ///
    /// @param workers share the work
    default Optional<Score> score(List<E> dev, Workers workers) {
        return Optional.empty();
    }

    /// What is remembered from one batch to the next beside the weights, such as the state of a stream of text;
    /// saved with them. By name; the tensors stay the same, their numbers change.
    default Map<String, Tensor> carried() {
        return Map.of();
    }

    /// What has to be the same when a training is continued, beyond the settings of [Training]: values by key.
    default Map<String, String> identity() {
        return Map.of();
    }
}
