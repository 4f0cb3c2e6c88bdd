// Learning to encode phrases.
package rondo.structure.phrase;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import rondo.basis.Rng;
import rondo.basis.Workers;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.learn.Score;
import rondo.learn.Task;
import rondo.metric.Accuracy;
import rondo.net.layer.Layer;
import rondo.net.loss.CrossEntropy;
import rondo.structure.phrase.PhraseEncoderNet.Encoded;
import rondo.text.RareWords;

/// Learning to encode phrases: the error of reconstruction of all inner nodes, and where a sentence has a label the
/// cross-entropy of it at each of its nodes and of the sentence as a whole. With the share a of reconstruction,
/// `loss = a errors + (1 - a) (all nodes + 20 sentence)`. Trees are built anew for each batch, as the net has it
/// then; the gradient is that of the trees that were built.
final class PhraseEncoderTask implements Task<PhraseEncoderTask.Example> {
    /// A sentence without a label, or with one that is not known.
    static final int NO_LABEL = -1;

    private static final double SENTENCE = 20; // about half the nodes of one

    /// One sentence to learn from.
    ///
    /// @param phrase the sentence
    /// @param label its number, or none
    /// @param number which example it is, so that its words become unknown in their own way
    record Example(NumberedPhrase phrase, int label, int number) {}

    private final PhraseEncoderParts model;
    private final String identity;
    private final RareWords rare;

    /// @param identity of the model, the same when training continues
    /// @param train what is learned from
    PhraseEncoderTask(PhraseEncoderParts model, String identity, List<Example> train) {
        this.model = model;
        this.identity = identity;
        this.rare = new RareWords(
                train.stream().map(example -> example.phrase().words()),
                model.words().size() + 1,
                model.recipe().wordDropout());
    }

    @Override
    public Layer net() {
        return model.net();
    }

    @Override
    public Var loss(Tape tape, List<Example> batch) {
        var encoded = model.net()
                .encode(tape, batch.stream().map(example -> read(tape, example)).toList());
        double alpha = model.labels().size() == 0 ? 1 : model.recipe().alpha();
        var parts = new ArrayList<Var>();
        if (alpha > 0) {
            model.net().error(encoded).ifPresent(error -> parts.add(Ops.scale(alpha, error)));
        }
        int[] labelled = IntStream.range(0, batch.size())
                .filter(i -> batch.get(i).label() != NO_LABEL)
                .toArray();
        if (labelled.length > 0) {
            int[] labels =
                    Arrays.stream(labelled).map(i -> batch.get(i).label()).toArray();
            parts.add(ofNodes(encoded, labelled, labels, 1 - alpha));
            parts.add(ofSentences(encoded, labelled, labels, SENTENCE * (1 - alpha)));
        }
        return parts.stream().reduce(Ops::add).orElseGet(() -> Var.result(tape, tape.zeros(1)));
    }

    /// The loss of the label of a sentence at each of its nodes.
    private Var ofNodes(Encoded encoded, int[] sentences, int[] labels, double weight) {
        var batch = encoded.batch();
        int[] rows = IntStream.of(sentences)
                .flatMap(s -> IntStream.range(0, batch.nodes(s)).map(node -> batch.row(s, node)))
                .toArray();
        int[] targets = IntStream.range(0, sentences.length)
                .flatMap(i -> IntStream.generate(() -> labels[i]).limit(batch.nodes(sentences[i])))
                .toArray();
        var output = model.net().node().orElseThrow();
        double smoothing = smoothing(encoded);
        return new CrossEntropy(output, model.net().nodes(encoded, rows), targets, smoothing, weight).loss();
    }

    private Var ofSentences(Encoded encoded, int[] sentences, int[] labels, double weight) {
        var features = Ops.gather(model.net().features(encoded), sentences);
        var output = model.net().sentence().orElseThrow();
        return new CrossEntropy(output, features, labels, smoothing(encoded), weight).loss();
    }

    private double smoothing(Encoded encoded) {
        return encoded.states().tape().recording() ? model.recipe().smoothing() : 0;
    }

    /// The phrase of an example; when the tape records some of its words are unknown, others left out.
    private NumberedPhrase read(Tape tape, Example example) {
        var phrase = example.phrase();
        if (!tape.recording()) {
            return phrase;
        }
        var rng = tape.batchRng().at("words").at(example.number());
        var hidden = phrase.words(rare.hide(phrase.words(), rng));
        return hidden.only(kept(hidden.words().length, rng.at("left out")));
    }

    /// Which words are kept, one at least.
    private boolean[] kept(int words, Rng rng) {
        boolean[] kept = new boolean[words];
        for (int i = 0; i < words; i++) {
            kept[i] = rng.uniform(i) >= model.recipe().leaveOut();
        }
        kept[rng.below(words, words)] = true;
        return kept;
    }

    @Override
    public int cost(Example example) {
        return example.phrase().words().length;
    }

    @Override
    public int units(Example example) {
        return example.phrase().nodes();
    }

    @Override
    public Optional<Score> score(List<Example> dev, Workers workers) {
        var labelled =
                dev.stream().filter(example -> example.label() != NO_LABEL).toList();
        if (labelled.isEmpty()) {
            return Optional.empty();
        }
        var found = new PhraseReader(model)
                .labels(labelled.stream().map(Example::phrase).toList(), workers);
        var truth = labelled.stream().map(Example::label).toList();
        return Optional.of(new Score("accuracy", 100 * Accuracy.of(found, truth).rate()));
    }

    @Override
    public Map<String, String> identity() {
        return Map.of("identity", identity);
    }
}
