// Outputs that grow a token at a time, and come and go.
package rondo.decode;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rondo.basis.ShapeException;
import rondo.engine.tensor.Tensor;

/// Outputs that grow a token at a time, side by side: streams, numbered from 0 in the order in which they
/// joined. All of them take each step together; between steps streams join, leave and begin anew. What a
/// stream gives does not depend on the others, in f32 to the bit. A step allocates nothing if the scorer's does
/// not. Owns memory off the heap until it is closed; one thread uses it at a time.
///
/// @param <S> what an output is made from
public final class Session<S> implements AutoCloseable {
    private final Scorer<S> scorer;
    private final String identity;
    private List<S> sources = List.of();
    private Optional<Prefix> prefix = Optional.empty();
    private int[] all = {};

    /// Without streams.
    ///
    /// @param scorer stays the property of the caller
    /// @param identity of its model; bytes of another are refused
    public Session(Scorer<S> scorer, String identity) {
        this.scorer = scorer;
        this.identity = identity;
    }

    /// How many streams there are.
    public int streams() {
        return sources.size();
    }

    /// A new stream; its number is the last.
    public void join(S source) {
        var sources = new ArrayList<>(this.sources);
        var saved = saved();
        sources.add(source);
        saved.add(begun(source));
        become(sources, saved);
    }

    /// A stream that goes on where another was; its number is the last.
    ///
    /// @param source of the other
    /// @param bytes what [#toBytes] gave
    /// @return the note that was given there
    /// @throws rondo.basis.FormatException if they are damaged or of another model
    public byte[] join(S source, byte[] bytes) {
        var read = SessionBytes.read(identity, bytes);
        var sources = new ArrayList<>(this.sources);
        var saved = saved();
        sources.add(source);
        saved.add(read.state());
        become(sources, saved);
        return read.note();
    }

    /// A copy of a stream; its number is the last.
    public void fork(int stream) {
        join(source(stream), toBytes(stream, new byte[0]));
    }

    /// Ends a stream; the numbers of those behind it fall by one.
    public void leave(int stream) {
        source(stream);
        var sources = new ArrayList<>(this.sources);
        var saved = saved();
        sources.remove(stream);
        saved.remove(stream);
        become(sources, saved);
    }

    /// Begins a stream anew.
    public void reset(int stream) {
        var saved = saved();
        saved.set(stream, begun(source(stream)));
        become(sources, saved);
    }

    /// Takes a step.
    ///
    /// @param tokens the next token of each stream
    /// @throws ShapeException if there are not as many tokens as streams, or none
    public void step(int... tokens) {
        if (tokens.length != streams()) {
            throw new ShapeException(
                    "session: " + tokens.length + " tokens; expected one for each of " + streams() + " streams");
        }
        prefix().advance(all, tokens);
    }

    /// The natural logarithms of the probabilities of each stream's next token, [streams,V]; valid until the
    /// next step or change of streams, and not to be changed.
    ///
    /// @throws ShapeException if there is no stream
    public Tensor logProbs() {
        return prefix().logProbs();
    }

    /// What stands where a stream does, to search from there; the stream stays where it is.
    ///
    /// @return owned by the caller, who closes it
    public Prefix ahead(int stream) {
        return scorer.resume(List.of(source(stream)), List.of(saved(prefix(), stream)));
    }

    /// All that is remembered of a stream but for its source.
    ///
    /// @param note comes back with it
    public byte[] toBytes(int stream, byte[] note) {
        source(stream);
        return SessionBytes.write(identity, note, prefix(), stream);
    }

    @Override
    public void close() {
        prefix.ifPresent(Prefix::close);
    }

    private Prefix prefix() {
        return prefix.orElseThrow(() -> new ShapeException("session: no stream; expected one that joined"));
    }

    private S source(int stream) {
        return sources.get(Objects.checkIndex(stream, streams()));
    }

    private List<ByteBuffer> saved() {
        return IntStream.range(0, streams())
                .mapToObj(i -> saved(prefix(), i))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private ByteBuffer begun(S source) {
        try (var begun = scorer.start(List.of(source))) {
            return saved(begun, 0);
        }
    }

    private ByteBuffer saved(Prefix of, int row) {
        return SessionBytes.read(identity, SessionBytes.write(identity, new byte[0], of, row))
                .state();
    }

    private void become(List<S> streams, List<ByteBuffer> saved) {
        var next = streams.isEmpty() ? Optional.<Prefix>empty() : Optional.of(scorer.resume(streams, saved));
        prefix.ifPresent(Prefix::close);
        prefix = next;
        sources = List.copyOf(streams);
        all = IntStream.range(0, streams.size()).toArray();
    }
}
