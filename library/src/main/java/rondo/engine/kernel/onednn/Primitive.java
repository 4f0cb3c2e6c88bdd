// A compiled operation of oneDNN with its arguments.
package rondo.engine.kernel.onednn;

/// A compiled operation with its arguments, which are given their addresses at each run. Used by one thread at
/// a time.
///
/// @param handle the compiled operation
/// @param source its first operand
/// @param weights its second operand; 0 for a copy, which has none
/// @param target where the result goes
/// @param scratchpad its scratch memory
/// @param scratchBytes how much of that it takes
record Primitive(long handle, long source, long weights, long target, long scratchpad, long scratchBytes) {
    /// A product, `target = source weights` or `target += source weights`.
    ///
    /// @param source the descriptor of a matrix, as the others
    static Primitive product(OneDnn oneDnn, long source, long weights, long target, boolean add) {
        return compile(
                oneDnn,
                oneDnn.createProductDescriptor(source, weights, target, add),
                source,
                oneDnn.createMemory(weights),
                target);
    }

    /// A copy into another order and type.
    ///
    /// @param source the descriptor of a matrix, as the other
    static Primitive copy(OneDnn oneDnn, long source, long target) {
        return compile(oneDnn, oneDnn.createReorderDescriptor(source, target), source, 0, target);
    }

    private static Primitive compile(OneDnn oneDnn, long descriptor, long source, long weights, long target) {
        long scratchpad = oneDnn.copyScratchpad(descriptor);
        var primitive = new Primitive(
                oneDnn.createPrimitive(descriptor),
                oneDnn.createMemory(source),
                weights,
                oneDnn.createMemory(target),
                oneDnn.createMemory(scratchpad),
                oneDnn.bytes(scratchpad));
        oneDnn.destroyMatrix(scratchpad);
        oneDnn.destroyDescriptor(descriptor);
        return primitive;
    }

    /// Gives everything back.
    void destroy(OneDnn oneDnn) {
        oneDnn.destroyPrimitive(handle);
        oneDnn.destroyMemory(source);
        oneDnn.destroyMemory(target);
        oneDnn.destroyMemory(scratchpad);
        if (weights != 0) {
            oneDnn.destroyMemory(weights);
        }
    }
}
