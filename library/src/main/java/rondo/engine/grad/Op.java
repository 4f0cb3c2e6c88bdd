// An operation that ran when it was built.
package rondo.engine.grad;

import java.util.List;

/// An operation that ran when it was built, and what it made. One operation may make several things: a fused
/// sequence gives all outputs and the last state, attention gives the context and the weights.
public interface Op extends Recorded {
    /// What it made.
    List<Var> outputs();
}
