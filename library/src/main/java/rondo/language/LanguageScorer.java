// A language model as a scorer of tokens.
package rondo.language;

import java.nio.ByteBuffer;
import java.util.List;
import rondo.decode.Prefix;
import rondo.decode.Scorer;

/// A language model as a scorer of tokens, whatever they are made from.
///
/// @param <S> what an output is made from; not looked at
record LanguageScorer<S>(LanguageParts model) implements Scorer<S> {
    @Override
    public Prefix start(List<S> sources) {
        return new LanguagePrefix(model, sources.size());
    }

    @Override
    public Prefix resume(List<S> sources, List<ByteBuffer> saved) {
        return new LanguagePrefix(model, saved);
    }
}
