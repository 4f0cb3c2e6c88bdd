// Texts that any scorer of tokens scores.
package rondo.decode.ctc.language;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import rondo.decode.Prefix;
import rondo.decode.Scorer;

/// Texts that any scorer of tokens scores, such as an ensemble. A text is kept as the bytes from which the scorer can
/// go on, which costs two steps of it for each new text, and memory for both.
///
/// @param <S> what an output of the scorer is made from
public final class ScoredTexts<S> implements Texts {
    private final Scorer<S> scorer;
    private final S source;

    /// @param scorer stays the property of the caller
    /// @param source what all texts are made from
    public ScoredTexts(Scorer<S> scorer, S source) {
        this.scorer = scorer;
        this.source = source;
    }

    /// @param state what [Prefix#save] gave
    /// @param logProbs of the next token
    private record Saved(ByteBuffer state, float[] logProbs) implements Text {
        @Override
        public int vocabulary() {
            return logProbs.length;
        }

        @Override
        public double logProb(int token) {
            return logProbs[token];
        }
    }

    @Override
    public Text start() {
        try (var prefix = scorer.start(List.of(source))) {
            return saved(prefix, 0);
        }
    }

    @Override
    public List<Text> extend(List<Text> texts, int[] tokens) {
        if (texts.isEmpty()) {
            return List.of();
        }
        var states =
                texts.stream().map(text -> ((Saved) text).state().duplicate()).toList();
        try (var prefix = scorer.resume(Collections.nCopies(texts.size(), source), states)) {
            prefix.advance(IntStream.range(0, tokens.length).toArray(), tokens);
            List<Text> longer = new ArrayList<>(tokens.length);
            for (int i = 0; i < tokens.length; i++) {
                longer.add(saved(prefix, i));
            }
            return longer;
        }
    }

    @Override
    public void close() {
        // texts are on the heap
    }

    private static Saved saved(Prefix prefix, int row) {
        float[] logProbs = prefix.logProbs().rows(row, row + 1).toFloats();
        return new Saved(ByteBuffer.wrap(prefix.save(row)), logProbs);
    }
}
