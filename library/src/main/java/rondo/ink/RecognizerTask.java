// Learning to recognise handwriting.
package rondo.ink;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rondo.basis.Workers;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Ragged;
import rondo.ink.feature.Augmentation;
import rondo.ink.feature.FeatureRows;
import rondo.ink.feature.Features;
import rondo.ink.stroke.Ink;
import rondo.learn.Score;
import rondo.learn.Task;
import rondo.metric.Accuracy;
import rondo.metric.ErrorRate;
import rondo.net.layer.Layer;
import rondo.net.loss.CrossEntropy;
import rondo.net.loss.Ctc;

/// Learning to recognise handwriting: connectionist temporal classification of lines, cross-entropy of characters; of
/// ink that is altered at random, and judged by the share of characters that are right.
final class RecognizerTask implements Task<RecognizerTask.Example> {
    /// One sample to learn from.
    ///
    /// @param ink what the pen wrote
    /// @param labels the numbers of its labels; one where a label is a character
    /// @param rows how many rows of features it has, unaltered
    /// @param kept those rows, where they are needed again and again
    /// @param number which example it is, so that each is altered in its own way
    record Example(Ink ink, int[] labels, int rows, Optional<FeatureRows> kept, int number) {
        /// The features of the unaltered ink.
        FeatureRows unaltered(Features features) {
            return kept.orElseGet(() -> features.of(ink));
        }
    }

    private final RecognizerParts model;
    private final String identity;
    private final Features features;
    private final Augmentation augmentation;

    /// @param identity of the model, the same when training continues
    RecognizerTask(RecognizerParts model, String identity) {
        this.model = model;
        this.identity = identity;
        this.features = model.recipe().features();
        this.augmentation = model.recipe().augmentation();
    }

    @Override
    public Layer net() {
        return model.net();
    }

    @Override
    public Var loss(Tape tape, List<Example> batch) {
        var ink = batch.stream().map(example -> rows(tape, example)).toList();
        var layout = RecognizerNet.layout(ink);
        var read = model.net().read(tape, ink, layout);
        int[][] labels = batch.stream().map(Example::labels).toArray(int[][]::new);
        return model.recipe().lines()
                ? new Ctc(model.net().output().apply(read), layout, labels, Labels.BLANK).loss()
                : new CrossEntropy(model.net().output(), read, firsts(labels, layout), 0).loss();
    }

    /// The features of an example, altered when the tape records.
    private FeatureRows rows(Tape tape, Example example) {
        if (!tape.recording() || augmentation.strength() == 0) {
            return example.unaltered(features);
        }
        var altered =
                augmentation.apply(example.ink(), tape.batchRng().at("ink").at(example.number()));
        var rows = features.of(altered);
        return fits(example.labels(), rows.size()) ? rows : example.unaltered(features);
    }

    private boolean fits(int[] labels, int rows) {
        return rows > 0 && (!model.recipe().lines() || Ctc.fits(labels, rows));
    }

    /// The label of each column.
    private static int[] firsts(int[][] labels, Ragged layout) {
        int[] firsts = new int[labels.length];
        for (int c = 0; c < firsts.length; c++) {
            firsts[c] = labels[layout.sequence(c)][0];
        }
        return firsts;
    }

    @Override
    public int cost(Example example) {
        return example.rows();
    }

    @Override
    public int units(Example example) {
        return Math.max(1, example.labels().length);
    }

    @Override
    public Optional<Score> score(List<Example> dev, Workers workers) {
        var read = new Reader(model)
                .read(dev.stream().map(e -> e.unaltered(features)).toList(), InkSearch.greedy(), workers);
        var answers = read.stream().map(best -> best.getFirst().text()).toList();
        var truth = dev.stream().map(e -> model.labels().decode(e.labels())).toList();
        return Optional.of(
                model.recipe().lines()
                        ? new Score(
                                "character accuracy",
                                100 * (1 - ErrorRate.characters(answers, truth).rate()))
                        : new Score(
                                "accuracy", 100 * Accuracy.of(answers, truth).rate()));
    }

    @Override
    public Map<String, String> identity() {
        return Map.of("identity", identity);
    }
}
