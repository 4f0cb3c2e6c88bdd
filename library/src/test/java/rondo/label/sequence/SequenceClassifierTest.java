// What every classifier of sequences keeps to: it learns, and saved or in a batch it says the same.
package rondo.label.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.InputException;
import rondo.basis.Rng;
import rondo.label.sequence.data.Sequence;
import rondo.label.sequence.data.SequenceSample;
import rondo.learn.Event;
import rondo.learn.Outcome.Ending;
import rondo.learn.StopAfter;

class SequenceClassifierTest {
    private static final List<SequenceSample> TRAIN = texts(120, 1);
    private static final List<SequenceSample> DEV = texts(40, 2);

    @TempDir
    private Path folder;

    /// Strings of letters; it decides whether there is an x in them.
    private static List<SequenceSample> texts(int count, long seed) {
        var samples = new ArrayList<SequenceSample>();
        for (int i = 0; i < count; i++) {
            var rng = Rng.of(seed).at(i);
            var text = new StringBuilder();
            int length = 1 + rng.below(0, 9);
            for (int c = 0; c < length; c++) {
                text.append((char) ('a' + rng.below(c + 1, 8)));
            }
            if (i % 2 == 0) {
                text.insert(rng.below(99, length + 1), 'x');
            }
            samples.add(SequenceSample.of(i % 2 == 0 ? "with" : "without", text.toString()));
        }
        return samples;
    }

    /// Rows of two numbers; it decides whether the first rises.
    private static List<SequenceSample> rows(int count, long seed) {
        var samples = new ArrayList<SequenceSample>();
        for (int i = 0; i < count; i++) {
            var rng = Rng.of(seed).at(i);
            int length = 3 + rng.below(0, 6);
            float[] values = new float[2 * length];
            for (int t = 0; t < length; t++) {
                values[2 * t] = 100 + (i % 2 == 0 ? t : -t) + rng.uniform(t + 1);
                values[2 * t + 1] = rng.uniform(t + 50);
            }
            samples.add(new SequenceSample(i % 2 == 0 ? "up" : "down", new Sequence.Vectors(2, values)));
        }
        return samples;
    }

    private static SequenceClassifierRecipe small() {
        return SequenceClassifierRecipe.standard()
                .hidden(16)
                .dropout(0)
                .batch(8)
                .precision("f32")
                .warmup(10)
                .learningRate(0.02)
                .epochs(30);
    }

    private static SequenceClassifierRecipe smallText() {
        return small().embedding(16).wordDropout(0);
    }

    private static List<Sequence> sequences(List<SequenceSample> samples) {
        return samples.stream().map(SequenceSample::sequence).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"last", "mean", "max", "attention"})
    void learnsTextsAndRowsOfNumbers(String pooling) {
        try (var texts = SequenceClassifier.train(TRAIN, List.of(), smallText().pooling(pooling));
                var rows = SequenceClassifier.train(
                        rows(80, 1), List.of(), small().reading("forward").pooling(pooling))) {
            assertThat(texts.recipe().elements()).isEqualTo("characters");
            assertThat(texts.evaluate(DEV).accuracy().rate()).isGreaterThan(0.9);
            assertThat(texts.labels()).containsExactly("with", "without");
            assertThat(rows.recipe().elements()).isEqualTo("vectors");
            assertThat(rows.evaluate(rows(40, 2)).accuracy().rate()).isGreaterThan(0.9);
        }
    }

    @Test
    void textsOfSeveralWordsAreReadByWords() {
        var train = TRAIN.stream()
                .map(sample -> SequenceSample.of(
                        sample.label(),
                        String.join(" ", sample.sequence().toString().split(""))))
                .toList();
        try (var classifier = SequenceClassifier.train(train, List.of(), smallText())) {
            assertThat(classifier.recipe().elements()).isEqualTo("words");
            assertThat(classifier.classify("a b x").label()).isEqualTo("with");
            assertThat(classifier.classify("a b c").confidence()).isBetween(0.5, 1.0);
            assertThat(classifier.classify("").labels()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mean", "attention"})
    void theElementThatDecidesHasTheMostInfluence(String pooling) {
        try (var classifier = SequenceClassifier.train(TRAIN, DEV, smallText().pooling(pooling))) {
            var explained = classifier.explain(new Sequence.Text("abxcd"));
            assertThat(explained.answer()).isEqualTo(classifier.classify("abxcd"));
            assertThat(explained.answer().label()).isEqualTo("with");
            assertThat(explained.elements())
                    .extracting(ExplainedSequence.Element::text)
                    .containsExactly("a", "b", "x", "c", "d");
            assertThat(explained.elements().stream()
                            .max(Comparator.comparingDouble(ExplainedSequence.Element::influence))
                            .orElseThrow()
                            .text())
                    .isEqualTo("x");
            if (pooling.equals("attention")) {
                assertThat(explained.elements().stream()
                                .mapToDouble(element -> element.attention().orElseThrow())
                                .sum())
                        .isBetween(0.999, 1.001);
            } else {
                assertThat(explained.elements())
                        .allMatch(element -> element.attention().isEmpty());
            }
        }
    }

    @Test
    void savedAndOpenedOrAloneItIsTheSame() {
        try (var texts = SequenceClassifier.train(TRAIN, DEV, smallText().epochs(2));
                var rows = SequenceClassifier.train(rows(20, 1), List.of(), small().epochs(2))) {
            for (var classifier : List.of(texts, rows)) {
                var asked = sequences(classifier == texts ? DEV : rows(20, 3));
                var path = folder.resolve(classifier.recipe().elements());
                classifier.save(path.toString());
                var together = classifier.classify(asked);
                try (var opened = SequenceClassifier.open(path, 1)) {
                    assertThat(opened.classify(asked)).isEqualTo(together);
                    assertThat(asked.stream()
                                    .map(each -> opened.classify(List.of(each)).getFirst()))
                            .isEqualTo(together);
                }
            }
        }
    }

    @Test
    void stoppedAndContinuedIsTheSame() {
        var recipe = smallText().dropout(0.2).wordDropout(1).epochs(3);
        run(folder.resolve("whole"), recipe, 1, Integer.MAX_VALUE);
        var ending = Ending.INTERRUPTED;
        for (int stop = 0; ending == Ending.INTERRUPTED; stop++) {
            ending = run(folder.resolve("cut"), recipe, 1 + stop % 2, 4 + stop);
        }
        for (var name : List.of("model.safetensors", "tokenizer.json", "labels.json", "config.json")) {
            assertThat(folder.resolve("cut").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("whole").resolve(name));
        }
    }

    private static Ending run(Path path, SequenceClassifierRecipe recipe, int threads, int updates) {
        var stop = new StopAfter(updates);
        var trained = new SequenceClassifierTraining(TRAIN, DEV, recipe)
                .folder(path)
                .threads(threads)
                .progress(stop)
                .stop(stop)
                .run();
        trained.classifier().close();
        return trained.outcome().ending();
    }

    @Test
    void whatDoesNotFitIsSaid() {
        var said = new ArrayList<String>();
        var dev = List.of(SequenceSample.of("both", "ax"), SequenceSample.of("with", "x"), SequenceSample.of("", "b"));
        var trained = new SequenceClassifierTraining(TRAIN, dev, smallText().epochs(1))
                .progress(event -> {
                    if (event instanceof Event.Warned warned) {
                        said.add(warned.message());
                    }
                })
                .run();
        try (var classifier = trained.classifier()) {
            assertThat(said)
                    .singleElement()
                    .asString()
                    .contains("1 labels are not known from training (both); samples that have them do not count");
            assertThat(classifier.evaluate(dev).unknown()).isEqualTo(2);
            assertThatThrownBy(() -> classifier.evaluate(dev.subList(2, 3)))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("none has a label that the classifier knows");
            assertThatThrownBy(() -> classifier.classify(sequences(rows(1, 1))))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("of 2 numbers; expected a text");
        }
        try (var rows = SequenceClassifier.train(rows(10, 1), List.of(), small().epochs(1))) {
            assertThatThrownBy(() -> rows.classify("text"))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("expected rows of 2 numbers");
            assertThatThrownBy(() -> rows.classify(List.of(new Sequence.Vectors(3, new float[6]))))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("2 rows of 3 numbers; expected rows of 2");
        }
        assertThatThrownBy(() -> SequenceClassifier.train(List.of(SequenceSample.of("", "a")), List.of(), small()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none has a label");
    }
}
