// Parses sentences with a net.
package rondo.structure.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import rondo.basis.Workers;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Scope;
import rondo.learn.batch.Answers;
import rondo.text.tree.Tree;

/// Parses sentences with a net, many at once.
record TreeSearch(ParserParts model) {
    /// The best tree of each of some sentences.
    ///
    /// @param workers share the work
    List<Tree> parse(List<Sentence> sentences, Workers workers) {
        return Answers.of(sentences, workers, () -> Tape.off(Scope.of("parsing"), model.precision()), this::parse);
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
