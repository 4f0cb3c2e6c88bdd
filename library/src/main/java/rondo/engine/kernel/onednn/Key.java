// What distinguishes one compiled operation from another.
package rondo.engine.kernel.onednn;

/// What distinguishes one compiled operation from another. It can be changed, so that looking one up makes no
/// garbage; a [#copy] is what is kept in a map.
final class Key {
    /// The kinds of operations.
    enum Kind {
        /// `target[rows,columns] = source[rows,inner] packed[inner,columns]`.
        MULTIPLY,
        /// The same, added to the target.
        MULTIPLY_ADD,
        /// `target[rows,columns] = source[inner,rows]' plain[inner,columns]`.
        OUTER,
        /// The same, added to the target.
        OUTER_ADD,
        /// Rounds f32 [rows,columns] to bf16.
        ROUND,
        /// Packs bf16 weights [rows,columns].
        PACK,
        /// Packs bf16 weights [rows,columns] that are stored as [columns,rows].
        PACK_TRANSPOSED
    }

    private Kind kind = Kind.MULTIPLY;
    private int rows;
    private int inner;
    private int columns;
    private int sourceStride;
    private int targetStride;

    /// Changes all: extents and the distances of stored rows.
    Key set(Kind newKind, int newRows, int newInner, int newColumns, int newSourceStride, int newTargetStride) {
        kind = newKind;
        rows = newRows;
        inner = newInner;
        columns = newColumns;
        sourceStride = newSourceStride;
        targetStride = newTargetStride;
        return this;
    }

    /// The same key, which will not change.
    Key copy() {
        return new Key().set(kind, rows, inner, columns, sourceStride, targetStride);
    }

    /// Compiles the operation.
    Primitive compile(OneDnn oneDnn, Layouts layouts) {
        return switch (kind) {
            case MULTIPLY, MULTIPLY_ADD -> multiply(oneDnn, layouts);
            case OUTER, OUTER_ADD -> outer(oneDnn);
            case ROUND ->
                copy(
                        oneDnn,
                        matrix(oneDnn, OneDnn.F32, rows, columns, sourceStride),
                        matrix(oneDnn, OneDnn.BF16, rows, columns, targetStride));
            case PACK -> pack(oneDnn, layouts, matrix(oneDnn, OneDnn.BF16, rows, columns, sourceStride));
            case PACK_TRANSPOSED ->
                pack(oneDnn, layouts, oneDnn.createMatrix(OneDnn.BF16, rows, columns, 1, sourceStride));
        };
    }

    private Primitive multiply(OneDnn oneDnn, Layouts layouts) {
        long source = matrix(oneDnn, OneDnn.BF16, rows, inner, sourceStride);
        long target = matrix(oneDnn, OneDnn.F32, rows, columns, targetStride);
        long weights = layouts.of(inner, columns).descriptor();
        var primitive = Primitive.product(oneDnn, source, weights, target, kind == Kind.MULTIPLY_ADD);
        oneDnn.destroyMatrix(source);
        oneDnn.destroyMatrix(target);
        return primitive;
    }

    private Primitive outer(OneDnn oneDnn) {
        long source = oneDnn.createMatrix(OneDnn.BF16, rows, inner, 1, sourceStride);
        long weights = matrix(oneDnn, OneDnn.BF16, inner, columns, Scratch.stride(columns));
        long target = matrix(oneDnn, OneDnn.F32, rows, columns, targetStride);
        var primitive = Primitive.product(oneDnn, source, weights, target, kind == Kind.OUTER_ADD);
        oneDnn.destroyMatrix(source);
        oneDnn.destroyMatrix(weights);
        oneDnn.destroyMatrix(target);
        return primitive;
    }

    private Primitive pack(OneDnn oneDnn, Layouts layouts, long source) {
        var primitive = Primitive.copy(oneDnn, source, layouts.of(rows, columns).descriptor());
        oneDnn.destroyMatrix(source);
        return primitive;
    }

    private static Primitive copy(OneDnn oneDnn, long source, long target) {
        var primitive = Primitive.copy(oneDnn, source, target);
        oneDnn.destroyMatrix(source);
        oneDnn.destroyMatrix(target);
        return primitive;
    }

    private static long matrix(OneDnn oneDnn, int type, int rows, int columns, int stride) {
        return oneDnn.createMatrix(type, rows, columns, stride, 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key
                && kind == key.kind
                && rows == key.rows
                && inner == key.inner
                && columns == key.columns
                && sourceStride == key.sourceStride
                && targetStride == key.targetStride;
    }

    @Override
    public int hashCode() {
        int hash = kind.hashCode();
        hash = 31 * hash + rows;
        hash = 31 * hash + inner;
        hash = 31 * hash + columns;
        hash = 31 * hash + sourceStride;
        return 31 * hash + targetStride;
    }
}
