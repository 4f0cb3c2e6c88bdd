// The functions of the oneDNN library that matrix products need.
package rondo.engine.kernel.onednn;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import rondo.basis.RondoException;

/// The functions of the oneDNN library that matrix products need. Handles and addresses are plain longs, so
/// that calls make no garbage; what a `create` method returns is given back by the `destroy` method of its
/// kind. Every method throws a [RondoException] that names the function and the status if oneDNN refuses.
@SuppressWarnings("restricted") // native access is what this class is for
final class OneDnn {
    static final int BF16 = 2;
    static final int F32 = 3;

    /// The names of arguments in an array of arguments.
    static final int SOURCE = 1;

    static final int TARGET = 17;
    static final int WEIGHTS = 33;
    static final int SCRATCHPAD = 80;

    private static final int CPU = 1;
    private static final int IN_ORDER = 1;
    private static final int ANY_FORMAT = 1;
    private static final int USER_SCRATCHPAD = 1;
    private static final int QUERY_WEIGHTS = 131;
    private static final int QUERY_SCRATCHPAD = 136;
    private static final int AVX512_BF16 = 0xe7;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle EXECUTE =
            LINKER.downcallHandle(FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG));
    private static final MethodHandle SET_DATA_HANDLE =
            LINKER.downcallHandle(FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle SET_THREADS = LINKER.downcallHandle(FunctionDescriptor.ofVoid(JAVA_INT));
    private static final String[] STATUSES = {
        "success", "out of memory", "invalid arguments", "unimplemented", "no implementation left", "error at run time"
    };

    private final SymbolLookup library;
    private final MemorySegment execute;
    private final MemorySegment setDataHandle;
    private final MemorySegment setThreads;
    private final long engine;

    /// @param library the open library
    OneDnn(SymbolLookup library) {
        this.library = library;
        this.execute = library.findOrThrow("dnnl_primitive_execute");
        this.setDataHandle = library.findOrThrow("dnnl_memory_set_data_handle");
        this.setThreads = library.findOrThrow("omp_set_num_threads");
        this.engine = create("dnnl_engine_create", CPU, 0L);
    }

    /// The version: `3.13.0`.
    String version() {
        long version = call(JAVA_LONG, "dnnl_version");
        var numbers = MemorySegment.ofAddress(version).reinterpret(3 * JAVA_INT.byteSize());
        return numbers.getAtIndex(JAVA_INT, 0) + "." + numbers.getAtIndex(JAVA_INT, 1) + "."
                + numbers.getAtIndex(JAVA_INT, 2);
    }

    /// Whether this processor multiplies bf16 itself, and is not held back by ONEDNN_MAX_CPU_ISA.
    boolean multipliesBf16() {
        return (call(JAVA_INT, "dnnl_get_effective_cpu_isa") & AVX512_BF16) == AVX512_BF16;
    }

    /// A stream, in which one thread executes primitives.
    long createStream() {
        return create("dnnl_stream_create", engine, IN_ORDER);
    }

    /// The descriptor of a matrix whose element (r, c) is element `r * rowStride + c * columnStride`.
    long createMatrix(int type, int rows, int columns, int rowStride, int columnStride) {
        try (var arena = Arena.ofShared()) {
            var extents = arena.allocateFrom(JAVA_LONG, rows, columns);
            var strides = arena.allocateFrom(JAVA_LONG, rowStride, columnStride);
            return create("dnnl_memory_desc_create_with_strides", 2, extents.address(), type, strides.address());
        }
    }

    /// The descriptor of a matrix in the order that a primitive will choose.
    long createAnyMatrix(int type, int rows, int columns) {
        try (var arena = Arena.ofShared()) {
            var extents = arena.allocateFrom(JAVA_LONG, rows, columns);
            return create("dnnl_memory_desc_create_with_tag", 2, extents.address(), type, ANY_FORMAT);
        }
    }

    /// The descriptor of a product `target = source weights`, or `target += source weights`. The caller gives
    /// the scratch memory.
    long createProductDescriptor(long source, long weights, long target, boolean add) {
        stayOnThread();
        long attributes = createAttributes(add);
        try {
            return create("dnnl_matmul_primitive_desc_create", engine, source, weights, 0L, target, attributes);
        } finally {
            destroy("dnnl_primitive_attr_destroy", attributes);
        }
    }

    /// The descriptor of a copy into another order and type. The caller gives the scratch memory.
    long createReorderDescriptor(long source, long target) {
        stayOnThread();
        long attributes = createAttributes(false);
        try {
            return create("dnnl_reorder_primitive_desc_create", source, engine, target, engine, attributes);
        } finally {
            destroy("dnnl_primitive_attr_destroy", attributes);
        }
    }

    /// The order of weights that a product chose; a copy.
    long copyWeights(long productDescriptor) {
        return create("dnnl_memory_desc_clone", query(productDescriptor, QUERY_WEIGHTS));
    }

    /// The scratch memory that a primitive needs; a copy.
    long copyScratchpad(long primitiveDescriptor) {
        return create("dnnl_memory_desc_clone", query(primitiveDescriptor, QUERY_SCRATCHPAD));
    }

    /// The bytes that what is described takes.
    long bytes(long descriptor) {
        return call(JAVA_LONG, "dnnl_memory_desc_get_size", descriptor);
    }

    /// A primitive, compiled for what is described. It may take milliseconds.
    long createPrimitive(long primitiveDescriptor) {
        return create("dnnl_primitive_create", primitiveDescriptor);
    }

    /// An argument of a primitive, without memory.
    long createMemory(long descriptor) {
        return create("dnnl_memory_create", descriptor, engine, 0L);
    }

    void destroyMatrix(long descriptor) {
        destroy("dnnl_memory_desc_destroy", descriptor);
    }

    void destroyDescriptor(long primitiveDescriptor) {
        destroy("dnnl_primitive_desc_destroy", primitiveDescriptor);
    }

    void destroyPrimitive(long primitive) {
        destroy("dnnl_primitive_destroy", primitive);
    }

    void destroyMemory(long memory) {
        destroy("dnnl_memory_destroy", memory);
    }

    void destroyStream(long stream) {
        destroy("dnnl_stream_destroy", stream);
    }

    /// Gives an argument its memory.
    void setAddress(long memory, long address) {
        try {
            check("dnnl_memory_set_data_handle", (int) SET_DATA_HANDLE.invokeExact(setDataHandle, memory, address));
        } catch (Throwable e) {
            throw thrown("dnnl_memory_set_data_handle", e);
        }
    }

    /// Runs a primitive to its end.
    ///
    /// @param arguments the address of `count` pairs of an int, the argument's name, and its memory
    void execute(long primitive, long stream, int count, long arguments) {
        stayOnThread();
        try {
            check("dnnl_primitive_execute", (int) EXECUTE.invokeExact(execute, primitive, stream, count, arguments));
        } catch (Throwable e) {
            throw thrown("dnnl_primitive_execute", e);
        }
    }

    /// Makes what the calling thread describes and runs from now on stay on this thread. A primitive keeps the
    /// number of threads with which it was described: others would wait for one another in busy loops.
    private void stayOnThread() {
        try {
            SET_THREADS.invokeExact(setThreads, 1);
        } catch (Throwable e) {
            throw thrown("omp_set_num_threads", e);
        }
    }

    private long query(long primitiveDescriptor, int what) {
        return call(JAVA_LONG, "dnnl_primitive_desc_query_md", primitiveDescriptor, what, 0);
    }

    private long createAttributes(boolean add) {
        long attributes = create("dnnl_primitive_attr_create");
        checked("dnnl_primitive_attr_set_scratchpad_mode", attributes, USER_SCRATCHPAD);
        if (add) {
            long sums = create("dnnl_post_ops_create");
            checked("dnnl_post_ops_append_sum", sums, 1f, 0, 0);
            checked("dnnl_primitive_attr_set_post_ops", attributes, sums);
            destroy("dnnl_post_ops_destroy", sums);
        }
        return attributes;
    }

    /// Calls a function whose first argument is where to put the handle of what it makes.
    private long create(String function, Object... arguments) {
        try (var arena = Arena.ofShared()) {
            var handle = arena.allocate(JAVA_LONG);
            var all = new Object[arguments.length + 1];
            all[0] = handle.address();
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            checked(function, all);
            return handle.get(JAVA_LONG, 0);
        }
    }

    private void destroy(String function, long handle) {
        checked(function, handle);
    }

    private void checked(String function, Object... arguments) {
        check(function, call(JAVA_INT, function, arguments));
    }

    /// Calls a function by name: for what is not called often.
    private long call(ValueLayout result, String function, Object... arguments) {
        var layouts = new MemoryLayout[arguments.length];
        for (int i = 0; i < layouts.length; i++) {
            layouts[i] =
                    arguments[i] instanceof Long ? JAVA_LONG : arguments[i] instanceof Float ? JAVA_FLOAT : JAVA_INT;
        }
        var handle = LINKER.downcallHandle(library.findOrThrow(function), FunctionDescriptor.of(result, layouts));
        try {
            return ((Number) handle.invokeWithArguments(arguments)).longValue();
        } catch (Throwable e) {
            throw thrown(function, e);
        }
    }

    private static void check(String function, long status) {
        if (status != 0) {
            String name = status < STATUSES.length ? STATUSES[(int) status] : "unknown";
            throw new RondoException("oneDNN " + function + ": status " + status + ", " + name
                    + "; expected success; -Drondo.kernels=simd does without oneDNN");
        }
    }

    private static RuntimeException thrown(String function, Throwable e) {
        return switch (e) {
            case RuntimeException unchecked -> unchecked;
            case Error error -> throw error;
            default -> new RondoException("oneDNN " + function + ": " + e, e);
        };
    }
}
