// Sentences of a small grammar, as a treebank has them.
package rondo.structure.parse;

import java.util.List;
import java.util.stream.IntStream;
import rondo.basis.Rng;
import rondo.text.tree.Bracketed;
import rondo.text.tree.Tree;

/// Sentences of a small grammar, as a treebank has them: with function tags, a trace, a root, nodes of one and of
/// many children.
final class MadeUpSentences {
    private MadeUpSentences() {}

    static List<Tree> some(int count, long seed) {
        return IntStream.range(0, count)
                .mapToObj(i -> Bracketed.parse(sentence(Rng.of(seed).at(i))))
                .toList();
    }

    private static String sentence(Rng rng) {
        String subject = phrase(rng.at("subject"), 2);
        return switch (rng.below(0, 4)) {
            case 0 -> "(ROOT (S (NP-SBJ (-NONE- *)) (VP (VB stop)) (. !)))";
            case 1 -> "(ROOT (S " + subject + " (VP (VBZ sleeps)) (. .)))";
            case 2 -> "(ROOT (S " + subject + " (VP (VBZ sees) " + phrase(rng.at("object"), 2) + ") (. .)))";
            default -> "(ROOT (S " + subject + " (VP (VBZ says) (SBAR (S (NP (PRP it)) (VP (VBZ works))))) (. .)))";
        };
    }

    private static String phrase(Rng rng, int depth) {
        String noun = List.of("dog", "cat", "house", "tree").get(rng.below(1, 4));
        return switch (rng.below(0, depth == 0 ? 2 : 3)) {
            case 0 -> "(NP (DT the) (NN " + noun + "))";
            case 1 -> "(NP-1 (DT a) (JJ old) (NN " + noun + "))";
            default -> "(NP (NP (DT the) (NN " + noun + ")) (PP (IN of) " + phrase(rng.at(depth), depth - 1) + "))";
        };
    }
}
