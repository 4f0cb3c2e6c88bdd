// Parses sentences with a net.
package rondo.structure.parse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import rondo.basis.Rng;
import rondo.basis.Workers;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Scope;
import rondo.text.tree.Tree;

/// Parses sentences with a net, many at once.
record TreeSearch(ParserParts model) {
    private static final int SIDE_BY_SIDE = 32;
    private static final int LANES = 8;

    /// The best tree of each of some sentences.
    ///
    /// @param workers share the work
    List<Tree> parse(List<Sentence> sentences, Workers workers) {
        int batches = Math.ceilDiv(sentences.size(), SIDE_BY_SIDE);
        var trees = new ArrayList<List<Tree>>(Collections.nCopies(batches, List.of()));
        workers.run(Math.min(LANES, batches), lane -> {
            try (var tape = Tape.off(Scope.of("parsing"), model.precision())) {
                for (int b = lane; b < batches; b += LANES) {
                    int from = b * SIDE_BY_SIDE;
                    tape.next(Rng.of(0));
                    trees.set(b, parse(tape, sentences.subList(from, Math.min(sentences.size(), from + SIDE_BY_SIDE))));
                }
            }
        });
        return trees.stream().flatMap(List::stream).toList();
    }

    private List<Tree> parse(Tape tape, List<Sentence> sentences) {
        var read = model.net().read(tape, sentences);
        var best = model.net().trees().best(read.above(), read.layout());
        int[] rows = read.layout().sequenceMajor();
        var trees = new ArrayList<Tree>();
        int first = 0;
        for (int s = 0; s < best.size(); s++) {
            var tags = IntStream.range(first, first + sentences.get(s).length())
                    .mapToObj(i -> model.names().tags().names().get(read.tags()[rows[i]]))
                    .toList();
            trees.add(model.names().phrases().tree(sentences.get(s).words(), tags, best.get(s)));
            first += tags.size();
        }
        return trees;
    }
}
