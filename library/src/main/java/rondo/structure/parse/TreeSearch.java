// Parses sentences with a net.
package rondo.structure.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import rondo.basis.Workers;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Scope;
import rondo.learn.batch.Answers;
import rondo.net.word.Sentence;
import rondo.text.tree.Tree;

/// Parses sentences with a net, many at once.
record TreeSearch(ParserParts model) {
    /// The best tree of each of some sentences.
    ///
    /// @param workers share the work
    List<Tree> best(List<Sentence> sentences, Workers workers) {
        return parse(sentences, 1, workers).stream()
                .map(trees -> trees.getFirst().tree())
                .toList();
    }

    /// The best trees of each of some sentences, the best first.
    ///
    /// @param count how many of each at most
    /// @param workers share the work
    List<List<ScoredTree>> parse(List<Sentence> sentences, int count, Workers workers) {
        return Answers.of(
                sentences,
                workers,
                () -> Tape.off(Scope.of("parsing"), model.precision()),
                (tape, batch) -> parse(tape, batch, count));
    }

    private List<List<ScoredTree>> parse(Tape tape, List<Sentence> sentences, int count) {
        var read = model.net().read(tape, sentences);
        var best = model.net().trees().best(read.above(), read.layout(), count);
        int[] rows = read.layout().sequenceMajor();
        var parsed = new ArrayList<List<ScoredTree>>();
        int first = 0;
        for (int s = 0; s < best.size(); s++) {
            var words = sentences.get(s).words();
            var tags = IntStream.range(first, first + words.size())
                    .mapToObj(i -> model.names().tags().names().get(read.tags()[rows[i]]))
                    .toList();
            parsed.add(best.get(s).stream()
                    .map(tree -> new ScoredTree(
                            model.names().phrases().tree(words, tags, tree.spans()), tree.scores(), tree.score()))
                    .toList());
            first += words.size();
        }
        return parsed;
    }
}
