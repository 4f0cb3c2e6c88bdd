// Parses sentences with a net.
package rondo.structure.parse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import rondo.basis.Workers;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Scope;
import rondo.text.tree.Tree;

/// Parses sentences with a net, many at once.
record TreeSearch(ParserParts model) {
    private static final int SIDE_BY_SIDE = 32;

    /// The best tree of each of some sentences.
    ///
    /// @param workers share the work
    List<Tree> parse(List<Sentence> sentences, Workers workers) {
        int batches = Math.ceilDiv(sentences.size(), SIDE_BY_SIDE);
        var trees = new ArrayList<List<Tree>>(Collections.nCopies(batches, List.of()));
        workers.run(batches, b -> {
            int from = b * SIDE_BY_SIDE;
            trees.set(b, parse(sentences.subList(from, Math.min(sentences.size(), from + SIDE_BY_SIDE))));
        });
        return trees.stream().flatMap(List::stream).toList();
    }

    private List<Tree> parse(List<Sentence> sentences) {
        try (var tape = Tape.off(Scope.of("parsing"), model.precision())) {
            var read = model.net().read(tape, sentences);
            var search = model.net().spans().search(tape, read.projected().value());
            int[] rows = read.layout().sequenceMajor();
            var trees = new ArrayList<Tree>();
            int words = 0;
            for (var sentence : sentences) {
                int first = words;
                var tags = IntStream.range(first, first + sentence.length())
                        .mapToObj(i -> model.names().tags().names().get(read.tags()[rows[i]]))
                        .toList();
                var best = Chart.best(search.best(first + trees.size(), sentence.length(), Optional.empty()));
                trees.add(model.names().phrases().tree(sentence.words(), tags, best.spans()));
                words += sentence.length();
            }
            return trees;
        }
    }
}
