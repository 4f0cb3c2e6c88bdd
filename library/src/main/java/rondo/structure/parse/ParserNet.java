// From words to tags and to the scores of phrases.
package rondo.structure.parse;

import java.util.List;
import java.util.stream.IntStream;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Ragged;
import rondo.net.layer.Embedding;
import rondo.net.layer.Layer;
import rondo.net.layer.Linear;
import rondo.net.layer.ParameterVisitor;
import rondo.net.recurrent.CellSizes;
import rondo.net.recurrent.Stacked;
import rondo.net.word.Sentence;
import rondo.net.word.WordReader;
import rondo.net.word.WordSizes;
import rondo.structure.merge.MergeScorer;
import rondo.structure.merge.RankingScorer;
import rondo.structure.merge.TreeRanker;
import rondo.structure.span.ChartScorer;
import rondo.structure.span.TreeScorer;
import rondo.text.NameList;

/// From words to tags and to the scores of phrases: a recurrent net in both directions reads the words and tells
/// their tags; one above it reads its states and the tags it told, and stands between words as what a [TreeScorer]
/// takes.
final class ParserNet implements Layer {
    private final double dropout;
    private final double recurrentDropout;
    private final WordReader words;
    private final Stacked lower;
    private final Linear tags;
    private final Embedding told;
    private final Stacked upper;
    private final TreeScorer trees;

    /// What was read of a batch.
    ///
    /// @param layout of the words
    /// @param states what tags are told by, packed [N,2H]
    /// @param tags the most probable tag of each word, packed
    /// @param above what a [TreeScorer] takes, packed [N,2H]
    record Read(Ragged layout, Var states, int[] tags, Var above) {}

    /// @param words how many are known
    /// @param characters those that are known
    /// @param tags how many there are
    /// @param labels how many there are
    ParserNet(ParserRecipe recipe, int words, NameList characters, int tags, int labels) {
        var rng = Rng.of(recipe.training().seed()).at("weights");
        this.dropout = recipe.dropout();
        this.recurrentDropout = recipe.recurrentDropout();
        this.words = new WordReader(sizes(recipe), words, characters, rng.at("words"));
        this.lower = layers(recipe, this.words.outputs(), 1, rng.at("lower"));
        this.tags = new Linear(lower.outputs(), tags, rng.at("tags"));
        this.told = new Embedding(tags, recipe.tagEmbedding(), rng.at("told"));
        int inputs = lower.outputs() + recipe.tagEmbedding();
        this.upper = layers(recipe, inputs, recipe.layers() - 1, rng.at("upper"));
        this.trees = trees(recipe, upper.outputs(), labels, rng);
    }

    private static WordSizes sizes(ParserRecipe recipe) {
        return new WordSizes(recipe.cell(), recipe.embedding(), recipe.characterEmbedding(), recipe.characterHidden());
    }

    private static TreeScorer trees(ParserRecipe recipe, int inputs, int labels, Rng rng) {
        var own = rng.at("trees");
        if (recipe.search().equals("merge")) {
            return new MergeScorer(inputs, recipe.merged(), labels, recipe.beam(), own);
        }
        var chart = new ChartScorer(inputs, recipe.spans(), labels, recipe.dropout(), own);
        if (recipe.search().equals("chart")) {
            return chart;
        }
        var ranker = new TreeRanker(inputs, recipe.merged(), labels, recipe.dropout(), rng.at("ranks"));
        return new RankingScorer(chart, ranker, recipe.ranked(), recipe.rankWeight());
    }

    private static Stacked layers(ParserRecipe recipe, int inputs, int depth, Rng rng) {
        var sizes = new CellSizes(inputs, recipe.hidden());
        return new Stacked(recipe.cell(), sizes, depth, Stacked.Reading.BOTH, recipe.dropout(), rng);
    }

    /// The output layer of tags.
    Linear tags() {
        return tags;
    }

    /// Finds trees.
    TreeScorer trees() {
        return trees;
    }

    /// Reads sentences.
    Read read(Tape tape, List<Sentence> sentences) {
        drop(tape, lower, "lower");
        drop(tape, upper, "upper");
        var layout = Ragged.of(sentences.stream().mapToInt(Sentence::length).toArray());
        var x = Ops.dropout(words.read(tape, sentences, layout), dropout, "words", layout);
        var states = Ops.dropout(lower.run(x, layout).getLast().output(), dropout, "lower", layout);
        int[] best = best(states);
        var above = upper.run(Ops.concat(List.of(states, told.apply(tape, best))), layout);
        return new Read(layout, states, best, above.getLast().output());
    }

    /// Leaves out some of the weights between states (Merity, Keskar and Socher 2018).
    private void drop(Tape tape, Stacked layers, String purpose) {
        var weights = layers.stateWeights();
        for (int i = 0; i < weights.size(); i++) {
            tape.drop(weights.get(i).value(), recurrentDropout, purpose + " state weight " + i);
        }
    }

    /// The most probable tag of each row.
    private int[] best(Var states) {
        var tape = states.tape();
        var logits = tape.empty(states.rows(), tags.outputs());
        tags.apply(tape, states.value(), logits);
        return IntStream.range(0, logits.rows())
                .map(row -> logits.largest(row, 0))
                .toArray();
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("words", words);
        visitor.add("lower", lower);
        visitor.add("tags", tags);
        visitor.add("told", told);
        visitor.add("upper", upper);
        visitor.add("trees", trees);
    }
}
