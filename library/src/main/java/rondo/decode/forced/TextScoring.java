// Judges texts by the tokens of a scorer.
package rondo.decode.forced;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import rondo.basis.InputException;
import rondo.basis.Workers;
import rondo.decode.Scorer;
import rondo.text.TokenOrder;
import rondo.text.Tokenizer;
import rondo.text.Vocabulary;

/// Judges texts by the tokens of a scorer.
///
/// @param <S> what texts are made from
/// @param scorer of tokens
/// @param length the number of positions of a source
/// @param tokenizer cuts texts
/// @param order in which the scorer has the tokens of a text
public record TextScoring<S>(Scorer<S> scorer, ToIntFunction<S> length, Tokenizer tokenizer, TokenOrder order) {
    /// Judges lists of texts, one list for each source.
    ///
    /// @return a score for each text, in the same order
    /// @throws InputException if there are not as many lists as sources
    public List<List<TextScore>> score(List<S> sources, List<List<String>> texts, Workers workers) {
        if (sources.size() != texts.size()) {
            throw new InputException("scores: " + sources.size() + " sources but " + texts.size()
                    + " lists of texts; expected a list for each source");
        }
        var outputs = new ArrayList<List<int[]>>();
        texts.forEach(_ -> outputs.add(List.of()));
        workers.run(texts.size(), s -> outputs.set(s, outputs(texts.get(s))));
        var found = new ForcedDecoding<>(scorer, length).score(sources, outputs, workers);
        return IntStream.range(0, texts.size())
                .mapToObj(s -> IntStream.range(0, texts.get(s).size())
                        .mapToObj(t -> text(outputs.get(s).get(t), found.get(s).get(t)))
                        .toList())
                .toList();
    }

    private List<int[]> outputs(List<String> texts) {
        return texts.stream().map(text -> order.of(tokenizer.encode(text))).toList();
    }

    private TextScore text(int[] output, ForcedScore score) {
        int[] ids = order.of(output);
        var tokens = Arrays.stream(ids).mapToObj(tokenizer.vocabulary()::token).toList();
        double[] logProbs = score.logProbs().clone();
        for (int i = 0; order == TokenOrder.BACKWARD && i < ids.length; i++) {
            logProbs[i] = score.logProbs()[ids.length - 1 - i];
        }
        int unknown =
                (int) Arrays.stream(ids).filter(id -> id == Vocabulary.UNKNOWN).count();
        return new TextScore(tokens, logProbs, unknown, score.attended());
    }
}
