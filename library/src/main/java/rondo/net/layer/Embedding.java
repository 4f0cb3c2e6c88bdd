// A table with a vector for each word.
package rondo.net.layer;

import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Shape;

/// A table with a vector for each word: `weight` [V,E]. Its gradient stays sparse: the rows that were read, in
/// the order in which they were read.
public final class Embedding implements Layer {
    private final Parameter weight;

    /// @param vocabulary V
    /// @param size E
    public Embedding(int vocabulary, int size, Rng rng) {
        this(new Parameter(Shape.of(vocabulary, size), Initializer.gaussian(1 / Math.sqrt(size)), rng.at("weight")));
    }

    /// An embedding of a table that may be shared with another layer.
    ///
    /// @param weight [V,E]
    public Embedding(Parameter weight) {
        this.weight = weight;
    }

    /// The table [V,E].
    public Parameter weight() {
        return weight;
    }

    /// The vectors of words.
    ///
    /// @param ids R word numbers; below 0 means a vector of zeros
    /// @return [R,E]
    public Var apply(Tape tape, int[] ids) {
        return Ops.gather(weight.on(tape), ids);
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("weight", weight);
    }
}
