// Gives sentences, and every phrase in them, a vector and a label.
package rondo.structure.phrase;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rondo.basis.InputException;
import rondo.basis.Workers;
import rondo.learn.Outcome;
import rondo.learn.model.TrainedModel;
import rondo.store.ModelFolder;
import rondo.text.tree.Tree;

/// Gives sentences, and every phrase in them, a vector, and a label if it learned from sentences with labels: a
/// recursive autoencoder over trees that it builds itself, or that are given (Socher, Pennington, Huang, Ng and
/// Manning 2011). Phrases are compared by the angle of their vectors. Owns memory off the heap until it is closed.
/// Many threads may use one encoder. One that is forgotten open gives its memory back some time later, with a
/// warning.
public final class PhraseEncoder extends TrainedModel<PhraseEncoderRecipe> {
    /// The kind of model in `config.json`.
    public static final String TYPE = "phrase-encoder";

    private final PhraseEncoderParts model;

    PhraseEncoder(PhraseEncoderParts model, ModelFolder about, Workers workers) {
        super(model, about, workers);
        this.model = model;
    }

    /// An encoder and how its training ended.
    ///
    /// @param encoder with the best weights
    /// @param outcome how it ended
    public record Trained(PhraseEncoder encoder, Outcome outcome) {}

    /// Learns on all cores, without saving anything until [#save].
    ///
    /// @param train learned from
    /// @param dev decides which weights are best and when to end; may be empty
    /// @throws InputException if there is nothing to learn from
    public static PhraseEncoder train(List<Phrase> train, List<Phrase> dev, PhraseEncoderRecipe recipe) {
        return new PhraseEncoderTraining(train, dev, recipe).run().encoder();
    }

    /// Opens a saved encoder on all cores.
    ///
    /// @throws rondo.basis.FormatException if the folder does not hold a sound encoder of phrases
    public static PhraseEncoder open(String folder) {
        return open(Path.of(folder), Runtime.getRuntime().availableProcessors());
    }

    /// Opens a saved encoder.
    ///
    /// @param threads how many work at once
    /// @throws rondo.basis.FormatException if the folder does not hold a sound encoder of phrases
    public static PhraseEncoder open(Path folder, int threads) {
        return open(
                folder,
                TYPE,
                threads,
                (about, workers) -> new PhraseEncoder(PhraseEncoderParts.read(about, folder), about, workers));
    }

    /// A phrase with vectors and labels.
    ///
    /// @param text its words, parted by white space; or a tree in brackets
    /// @throws InputException if it has no words
    public EncodedPhrase encode(String text) {
        return encode(List.of(Phrase.of(text))).getFirst();
    }

    /// Each of some phrases with vectors and labels; the labels that they have do not matter. In f32 an answer does
    /// not depend on the others.
    ///
    /// @throws InputException if one has no words
    /// @throws rondo.basis.ShapeException if the model is closed
    public List<EncodedPhrase> encode(List<Phrase> phrases) {
        check(phrases);
        var answers = use(() -> new PhraseReader(model).read(numbers(phrases), workers()));
        return IntStream.range(0, phrases.size())
                .mapToObj(p -> encoded(phrases.get(p), answers.get(p)))
                .toList();
    }

    private List<NumberedPhrase> numbers(List<Phrase> phrases) {
        return phrases.stream().map(model::number).toList();
    }

    private static void check(List<Phrase> phrases) {
        for (int p = 0; p < phrases.size(); p++) {
            if (phrases.get(p).words().isEmpty()) {
                throw new InputException("phrase " + (p + 1) + ": no words; expected some");
            }
        }
    }

    private EncodedPhrase encoded(Phrase phrase, PhraseReader.Answer answer) {
        return new EncodedPhrase(
                tree(phrase.words(), answer), answer.vectors(), model.labels().ranked(answer.labels()));
    }

    private Tree tree(List<String> words, PhraseReader.Answer answer) {
        var open = new ArrayDeque<Tree>(); // nodes that wait for a parent, the last one first
        var left = words.iterator();
        for (int node = 0; node < answer.shape().length; node++) {
            String label = labels().isEmpty() ? "" : labels().get(answer.nodes()[node]);
            if (answer.shape()[node] == 0) {
                open.push(Tree.leaf(label, left.next()));
            } else {
                var right = open.pop();
                open.push(Tree.node(label, List.of(open.pop(), right)));
            }
        }
        return open.pop();
    }

    /// How well the model labels phrases whose labels are known, and how well it reconstructs them. As in training,
    /// labels that it did not learn do not count, nor do the errors of phrases longer than the recipe allows.
    ///
    /// @throws InputException if there is none, or one has no words
    public PhraseEvaluation evaluate(List<Phrase> phrases) {
        if (phrases.isEmpty()) {
            throw new InputException("phrases: none; expected some to evaluate");
        }
        check(phrases);
        long start = System.nanoTime();
        var byLength = phrases.stream()
                .collect(Collectors.partitioningBy(phrase -> phrase.words().size() > recipe().maxLength()));
        var fit = byLength.getOrDefault(false, List.of());
        var longer = byLength.getOrDefault(true, List.of());
        return use(() -> {
            var reader = new PhraseReader(model);
            var judged = reader.judge(numbers(fit), workers());
            var found = Stream.concat(judged.labels().stream(), reader.labels(numbers(longer), workers()).stream())
                    .toList();
            var truth = Stream.concat(fit.stream(), longer.stream())
                    .map(Phrase::label)
                    .toList();
            long inner =
                    fit.stream().mapToLong(phrase -> phrase.words().size() - 1).sum();
            double error = inner == 0 ? 0 : judged.error() / inner;
            double seconds = (System.nanoTime() - start) / 1e9;
            return new PhraseEvaluation(
                    PhraseEvaluation.accuracy(found, truth, model.labels()),
                    error,
                    phrases.size(),
                    seconds,
                    PhraseEvaluation.notes(truth, longer.size(), model));
        });
    }

    /// The labels that it can give; none if it learned without.
    public List<String> labels() {
        return model.labels().names();
    }
}
