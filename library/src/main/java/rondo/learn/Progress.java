// Is told what happens in a training.
package rondo.learn;

/// Is told what happens in a training, on the thread that runs it. What it throws ends the training.
@FunctionalInterface
public interface Progress {
    /// Something happened.
    void on(Event event);

    /// Tells this first, then another.
    default Progress and(Progress other) {
        return event -> {
            on(event);
            other.on(event);
        };
    }

    /// Listens to nothing.
    static Progress none() {
        return _ -> {};
    }
}
