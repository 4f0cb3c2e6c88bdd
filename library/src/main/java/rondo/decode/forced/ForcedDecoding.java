// The probabilities of outputs that others made.
package rondo.decode.forced;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import rondo.basis.Workers;
import rondo.decode.Scorer;

/// The probabilities of outputs that others made. Outputs of a source that begin alike share the work as far as
/// they do: the tries of their prefixes are walked level by level, those of many sources at once, and each source
/// is read once, or once for each part if its trie is wider than a batch. A batch has a bounded number of rows and
/// of source positions, so that memory stays flat however many outputs there are; batches are shared among
/// workers. In single precision a score has the same bits whatever else is scored with it.
///
/// @param <S> what outputs are made from
/// @param scorer gives the probabilities
/// @param length the number of positions of a source
/// @param rows how many rows a batch has at most, at least 1
public record ForcedDecoding<S>(Scorer<S> scorer, ToIntFunction<S> length, int rows) {
    private static final int ROWS = 512;
    private static final int POSITIONS = 512;

    /// Decoding in batches of a size that suits.
    public ForcedDecoding(Scorer<S> scorer, ToIntFunction<S> length) {
        this(scorer, length, ROWS);
    }

    /// Some outputs of a source.
    ///
    /// @param source its number
    private record Part(int source, PrefixTrie trie) {}

    /// Scores outputs.
    ///
    /// @param outputs of each source, token ids without start and end; may be none
    /// @return a score for each, in the same order
    public List<List<ForcedScore>> score(List<S> sources, List<List<int[]>> outputs, Workers workers) {
        var scores = outputs.stream().map(list -> new ForcedScore[list.size()]).toList();
        var batches = batches(sources, outputs);
        workers.run(batches.size(), b -> score(sources, batches.get(b), scores));
        return scores.stream().map(List::of).toList();
    }

    private void score(List<S> sources, List<Part> batch, List<ForcedScore[]> scores) {
        try (var prefix = scorer.start(
                batch.stream().map(part -> sources.get(part.source)).toList())) {
            var found = new TrieWalk(prefix, batch.stream().map(Part::trie).toList()).run();
            int next = 0;
            for (var part : batch) {
                for (int i = 0; i < part.trie.size(); i++) {
                    scores.get(part.source)[part.trie.place(i)] = found[next++];
                }
            }
        }
    }

    /// Parts of about the same depth together, the deepest first.
    private List<List<Part>> batches(List<S> sources, List<List<int[]>> outputs) {
        var parts = new ArrayList<Part>();
        for (int s = 0; s < outputs.size(); s++) {
            int source = s;
            var trie = PrefixTrie.of(outputs.get(s));
            (trie.size() == 0 ? Stream.<PrefixTrie>empty() : trie.parts(rows).stream())
                    .forEach(part -> parts.add(new Part(source, part)));
        }
        parts.sort(Comparator.comparingInt(part -> -part.trie.depth()));
        var batches = new ArrayList<List<Part>>();
        int width = 0;
        int positions = 0;
        for (var part : parts) {
            width += part.trie.width();
            positions += length.applyAsInt(sources.get(part.source));
            if (batches.isEmpty() || width > rows || positions > POSITIONS) {
                batches.add(new ArrayList<>());
                width = part.trie.width();
                positions = length.applyAsInt(sources.get(part.source));
            }
            batches.getLast().add(part);
        }
        return batches;
    }
}
