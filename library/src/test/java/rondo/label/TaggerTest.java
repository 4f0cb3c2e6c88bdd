// What every tagger keeps to: it learns, and saved or in a batch it says the same.
package rondo.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.ConfigException;
import rondo.basis.FormatException;
import rondo.basis.InputException;
import rondo.engine.grad.GradCheck;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.learn.Event;
import rondo.learn.Outcome.Ending;
import rondo.learn.StopAfter;
import rondo.net.layer.Parameters;

class TaggerTest {
    @TempDir
    private Path folder;

    private static TaggerRecipe small() {
        return TaggerRecipe.standard()
                .embedding(16)
                .characterEmbedding(8)
                .characterHidden(8)
                .hidden(16)
                .dropout(0)
                .recurrentDropout(0)
                .wordDropout(0)
                .batch(60)
                .precision("f32")
                .decay("constant")
                .warmup(10)
                .learningRate(0.02);
    }

    private static Stream<TaggerRecipe> kinds() {
        return Stream.of(small(), small().output("softmax"), small().layers(2).cell("gru"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void learnsTags(TaggerRecipe recipe) {
        var train = MadeUpLabels.tags(40, 1);
        try (var tagger = Tagger.train(train, List.of(), recipe.epochs(12))) {
            var found = tagger.evaluate(MadeUpLabels.tags(20, 2));
            assertThat(found.words().rate()).isEqualTo(1);
            assertThat(found.spans()).isEmpty();
            assertThat(found.wholes()).isEmpty();
            assertThat(found).asString().startsWith("accuracy 100.00 %, 20 sentences, ");
            var tagged = tagger.tag("the cat waits .");
            assertThat(tagged.labels()).containsExactly("DET", "NOUN", "VERB", "PUNCT");
            assertThat(tagged.confidences()).allMatch(p -> p > 0.5 && p <= 1);
            assertThat(tagged.sentenceLabel()).isEmpty();
            assertThat(tagger.labels()).containsExactly("ADJ", "ADV", "DET", "NOUN", "PUNCT", "VERB");
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void learnsSpansAndWhatTheSentenceWants(TaggerRecipe recipe) {
        var train = MadeUpLabels.slots(40, 1);
        try (var tagger = Tagger.train(train, MadeUpLabels.slots(10, 3), recipe.epochs(12))) {
            var found = tagger.evaluate(MadeUpLabels.slots(20, 2));
            assertThat(found.spans().orElseThrow().f1()).isEqualTo(100);
            assertThat(found.wholes().orElseThrow().rate()).isEqualTo(1);
            assertThat(found)
                    .asString()
                    .startsWith("F1 100.00 (precision 100.00, recall 100.00), accuracy 100.00 %,"
                            + " sentence labels 100.00 %, 20 sentences, ");
            var tagged = tagger.tag("weather in new leeds on friday");
            assertThat(tagged.spans())
                    .extracting(span -> span.from() + "-" + span.to() + span.label())
                    .containsExactly("2-4city", "5-6day");
            assertThat(tagged.sentenceLabel()).contains("Weather");
            assertThat(tagged.sentenceLabels().values().stream()
                            .mapToDouble(p -> p)
                            .sum())
                    .isBetween(0.999, 1.001);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void savedAndOpenedOrAloneItIsTheSame(TaggerRecipe recipe) throws IOException {
        var sentences = new ArrayList<>(
                MadeUpLabels.slots(9, 4).stream().map(LabelledSentence::words).toList());
        sentences.add(List.of("unheard-of", "\uD83D\uDE00", "words", "x".repeat(100)));
        try (var tagger = Tagger.train(MadeUpLabels.slots(20, 1), MadeUpLabels.slots(5, 2), recipe.epochs(2))) {
            tagger.save(folder.toString());
            var together = tagger.tag(sentences);
            try (var opened = Tagger.open(folder, 1)) {
                assertThat(opened.tag(sentences)).isEqualTo(together);
                assertThat(sentences.stream()
                                .map(words -> opened.tag(List.of(words)).getFirst()))
                        .isEqualTo(together);
            }
        }
        Files.writeString(folder.resolve("sentence-labels.json"), "[\"Weather\"]");
        assertThatThrownBy(() -> Tagger.open(folder, 1))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("sentence-labels.json");
    }

    @Test
    void stoppedAndContinuedIsTheSame() {
        var recipe = small().dropout(0.2).recurrentDropout(0.2).wordDropout(1).epochs(2);
        run(folder.resolve("whole"), recipe, 1, Integer.MAX_VALUE);
        var ending = Ending.INTERRUPTED;
        for (int stop = 0; ending == Ending.INTERRUPTED; stop++) {
            ending = run(folder.resolve("cut"), recipe, 1 + stop % 2, 2 + stop);
        }
        for (var name : List.of("model.safetensors", "words.json", "sentence-labels.json", "config.json")) {
            assertThat(folder.resolve("cut").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("whole").resolve(name));
        }
    }

    private static Ending run(Path path, TaggerRecipe recipe, int threads, int updates) {
        var stop = new StopAfter(updates);
        var trained = new TaggerTraining(MadeUpLabels.slots(30, 1), MadeUpLabels.slots(10, 2), recipe)
                .folder(path)
                .threads(threads)
                .progress(stop)
                .stop(stop)
                .run();
        trained.tagger().close();
        return trained.outcome().ending();
    }

    @ParameterizedTest
    @ValueSource(strings = {"crf", "softmax"})
    void gradientsAreDerivatives(String output) {
        var train = MadeUpLabels.slots(3, 5);
        var recipe = small().output(output)
                .embedding(4)
                .characterEmbedding(3)
                .characterHidden(3)
                .hidden(4);
        var names = TaggerNames.of(train, 20);
        var net = new TaggerNet(recipe, names);
        try (var scope = Scope.of("tagger")) {
            Parameters.place(net, scope, DType.F64);
            var model = new TaggerParts(recipe, names, net, scope);
            var examples = train.stream()
                    .map(sentence -> TaggerTask.example(model, sentence, 0))
                    .toList();
            var task = new TaggerTask(model, "", examples);
            var worst = GradCheck.worst(Parameters.values(net), tape -> task.loss(tape, examples));
            assertThat(worst.error()).as("%s", worst).isLessThan(1e-5);
        }
    }

    @Test
    void labelsThatAreSeenInDevAloneAreSaidAndCountAsWrong() {
        var dev = List.of(
                MadeUpLabels.sentence("weather in bath", "O O B-town", "Weather"),
                MadeUpLabels.sentence("book a table", "O O O", "Order"),
                MadeUpLabels.sentence("book leeds", "O I-city", "Book"));
        var said = new ArrayList<String>();
        var trained = new TaggerTraining(MadeUpLabels.slots(20, 1), dev, small().epochs(1))
                .progress(event -> {
                    if (event instanceof Event.Warned warned) {
                        said.add(warned.message());
                    }
                })
                .run();
        try (var tagger = trained.tagger()) {
            assertThat(said)
                    .containsExactly(
                            "dev sentences: 1 labels are not known from training (B-town); words that have them cannot"
                                    + " be labelled right",
                            "dev sentences: 1 labels are not known from training (Order); sentences that have them"
                                    + " cannot be labelled right");
            var found = tagger.evaluate(dev);
            assertThat(found.words().total()).isEqualTo(8);
            assertThat(found.spans().orElseThrow().expected()).isEqualTo(2);
        }
    }

    @Test
    void whatCannotBeLearnedIsNamed() {
        assertThatThrownBy(() -> Tagger.train(List.of(), List.of(), small()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("training sentences: none");
        var train = new ArrayList<>(MadeUpLabels.slots(3, 1));
        train.add(MadeUpLabels.sentence("in new york", "O I-city I-city", "Weather"));
        assertThatThrownBy(() -> Tagger.train(train, List.of(), small()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("sentence 4 (in new york) has I-city behind O, which BIO forbids")
                .hasMessageContaining("--rules free");
        try (var tagger = Tagger.train(train, List.of(), small().rules("free").epochs(1))) {
            assertThatThrownBy(() -> tagger.tag(" "))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("0 words");
            assertThatThrownBy(() -> tagger.evaluate(List.of())).isInstanceOf(InputException.class);
        }
        assertThatThrownBy(() -> LabelledSentence.of(List.of("a", "b"), List.of("X")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("1 label for 2 words");
        assertThatThrownBy(() -> small().cell("lst"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("lstm");
        assertThatThrownBy(() -> small().column("form")).isInstanceOf(ConfigException.class);
    }
}
