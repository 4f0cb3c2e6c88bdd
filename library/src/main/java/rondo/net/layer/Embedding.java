// A table with a vector for each word.
package rondo.net.layer;

import java.util.BitSet;
import java.util.stream.IntStream;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Shape;

/// A table with a vector for each word: `weight` [V,E]. Its gradient stays sparse: the rows that were read, in
/// the order in which they were read. Rows may be frozen: they are not learned.
public final class Embedding implements Layer {
    private final Parameter weight;
    private final BitSet frozen = new BitSet();

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

    /// Gives a word a vector, once the table is placed.
    ///
    /// @param vector [E]
    public void begin(int word, float[] vector) {
        var table = weight.value();
        for (int i = 0; i < vector.length; i++) {
            table.set(word, i, vector[i]);
        }
        table.touch();
    }

    /// Keeps the vector of a word as it is: from here on it has no gradient.
    public void freeze(int word) {
        frozen.set(word);
    }

    /// The vectors of words.
    ///
    /// @param ids R word numbers; below 0 means a vector of zeros
    /// @return [R,E]
    public Var apply(Tape tape, int[] ids) {
        if (frozen.isEmpty() || !tape.recording()) {
            return Ops.gather(weight.on(tape), ids);
        }
        var kept = Ops.gather(Var.constant(tape, weight.value()), only(ids, true));
        int[] learned = only(ids, false);
        return IntStream.of(learned).allMatch(id -> id < 0)
                ? kept
                : Ops.add(kept, Ops.gather(weight.on(tape), learned));
    }

    /// Those words that are frozen, or are not; zeros for the others.
    private int[] only(int[] ids, boolean frozenOnes) {
        return IntStream.of(ids)
                .map(id -> id >= 0 && frozen.get(id) == frozenOnes ? id : -1)
                .toArray();
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("weight", weight);
    }
}
