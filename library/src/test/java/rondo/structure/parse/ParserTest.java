// What every parser keeps to: it learns, and saved or in a batch it says the same.
package rondo.structure.parse;

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
import rondo.basis.ConfigException;
import rondo.basis.FormatException;
import rondo.basis.InputException;
import rondo.engine.grad.GradCheck;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.learn.Event;
import rondo.learn.Outcome.Ending;
import rondo.learn.StopAfter;
import rondo.net.layer.Parameters;
import rondo.net.loss.CrossEntropy;
import rondo.net.word.Sentence;
import rondo.structure.span.ChartScorer;
import rondo.structure.span.PhraseSpans;
import rondo.structure.span.SpanLabels;
import rondo.text.NameList;
import rondo.text.tree.Bracketed;
import rondo.text.tree.Tree;
import rondo.text.tree.TreeCleaning;

class ParserTest {
    private static final List<Tree> TRAIN = MadeUpSentences.some(30, 1);
    private static final List<Tree> DEV = MadeUpSentences.some(10, 2);

    @TempDir
    private Path folder;

    private static ParserRecipe small() {
        return small("chart").spans(16);
    }

    private static ParserRecipe merging() {
        return small("merge").merged(16).beam(2);
    }

    private static ParserRecipe ranking() {
        return small("rank").spans(16).merged(16).ranked(5);
    }

    private static ParserRecipe small(String search) {
        return ParserRecipe.standard()
                .search(search)
                .embedding(16)
                .characterEmbedding(8)
                .characterHidden(8)
                .tagEmbedding(8)
                .hidden(16)
                .dropout(0)
                .recurrentDropout(0)
                .wordDropout(0)
                .batch(60)
                .precision("f32")
                .decay("constant")
                .warmup(10)
                .learningRate(0.01);
    }

    private static List<String> sentences(List<Tree> trees) {
        return trees.stream()
                .map(tree ->
                        String.join(" ", TreeCleaning.clean(tree).orElseThrow().words()))
                .toList();
    }

    private static Stream<ParserRecipe> kinds() {
        return Stream.of(small(), merging(), ranking());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void learnsAGrammar(ParserRecipe recipe) {
        try (var parser = Parser.train(TRAIN, List.of(), recipe.epochs(40))) {
            assertThat(parser.evaluate(TRAIN).score().f1()).isEqualTo(100);
            assertThat(parser.evaluate(TRAIN).tags().rate()).isEqualTo(1);
            assertThat(parser.parse(sentences(TRAIN)))
                    .isEqualTo(TRAIN.stream()
                            .map(tree -> TreeCleaning.clean(tree).orElseThrow())
                            .toList());
            assertThat(parser.evaluate(DEV).score().f1()).isGreaterThan(90);
            assertThat(parser.parse("the old dog says it works .").words())
                    .containsExactly("the", "old", "dog", "says", "it", "works", ".");
            assertThat(parser.parse("dog").words()).containsExactly("dog");
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void savedAndOpenedOrAloneItIsTheSame(ParserRecipe recipe) throws IOException {
        var lines = new ArrayList<>(sentences(DEV));
        lines.add("unheard-of \uD83D\uDE00 words " + "x".repeat(100));
        try (var parser = Parser.train(TRAIN, DEV, recipe.epochs(2))) {
            parser.save(folder.toString());
            var together = parser.parse(lines);
            try (var opened = Parser.open(folder, 1)) {
                assertThat(opened.parse(lines)).isEqualTo(together);
                assertThat(lines.stream().map(opened::parse)).isEqualTo(together);
            }
        }
        var config = folder.resolve("config.json");
        String settings = Files.readString(config);
        Files.writeString(config, settings.replace("\"embedding\"", "\"embeding\""));
        assertThatThrownBy(() -> Parser.open(folder, 1))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("embeding");
        Files.writeString(config, settings);
        Files.writeString(folder.resolve("tags.json"), "[\"NN\"]");
        assertThatThrownBy(() -> Parser.open(folder, 1))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("tags.json");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theBestOfManyTreesIsTheOneThatIsFoundAlone(ParserRecipe recipe) {
        try (var parser = Parser.train(TRAIN, List.of(), recipe.epochs(2))) {
            var lines = sentences(DEV);
            var best = parser.parse(lines);
            var found = parser.parse(lines, 5);
            for (int s = 0; s < best.size(); s++) {
                var trees = found.get(s).stream().map(ScoredTree::tree).toList();
                assertThat(trees.getFirst()).isEqualTo(best.get(s));
                assertThat(trees).doesNotHaveDuplicates();
                assertThat(trees)
                        .allSatisfy(tree -> assertThat(tree.words())
                                .isEqualTo(trees.getFirst().words()));
                assertThat(found.get(s)).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
                assertThat(trees.size()).isBetween(1, recipe.search().equals("merge") ? recipe.beam() : 5);
            }
            assertThatThrownBy(() -> parser.parse(lines, 0))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("0 asked for; expected 1 or more");
        }
    }

    /// Not only what is said, but the very scores of spans are the same, alone or with others.
    @Test
    void scoresAreTheSameInAnyBatch() {
        var trees = MadeUpSentences.some(40, 3).stream()
                .map(tree -> TreeCleaning.clean(tree).orElseThrow())
                .toList();
        var model = ParserParts.create(small().precision("f32"), names(trees));
        try (var _ = model.scope()) {
            var all = trees.stream().map(tree -> model.encode(tree.words())).toList();
            var together = labels(model, all);
            for (int s = 0; s < all.size(); s++) {
                var alone = labels(model, List.of(all.get(s))).getFirst();
                assertThat(alone.scores()).containsExactly(together.get(s).scores());
                assertThat(alone.labels()).containsExactly(together.get(s).labels());
            }
        }
    }

    private static ParserParts.Names names(List<Tree> trees) {
        var words = trees.stream().flatMap(tree -> tree.words().stream()).toList();
        return new ParserParts.Names(
                NameList.mostFrequent(words.stream(), 5),
                NameList.mostFrequent(
                        words.stream().flatMap(word -> word.codePoints().mapToObj(Character::toString)), 100),
                NameList.of(List.of("A", "B")),
                PhraseSpans.of(trees));
    }

    private static List<SpanLabels> labels(ParserParts model, List<Sentence> sentences) {
        try (var tape = Tape.off(Scope.of("labels"), Precision.F32)) {
            var read = model.net().read(tape, sentences);
            return ((ChartScorer) model.net().trees()).labels(read.above(), read.layout());
        }
    }

    @Test
    void stoppedAndContinuedIsTheSame() {
        var recipe = small().dropout(0.2).recurrentDropout(0.2).wordDropout(1).epochs(2);
        run(folder.resolve("whole"), recipe, 1, Integer.MAX_VALUE);
        var ending = Ending.INTERRUPTED;
        for (int stop = 0; ending == Ending.INTERRUPTED; stop++) {
            ending = run(folder.resolve("cut"), recipe, 1 + stop % 2, 3 + stop);
        }
        for (var name : List.of("model.safetensors", "words.json", "characters.json", "labels.json", "config.json")) {
            assertThat(folder.resolve("cut").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("whole").resolve(name));
        }
    }

    private static Ending run(Path path, ParserRecipe recipe, int threads, int updates) {
        var stop = new StopAfter(updates);
        var trained = new ParserTraining(TRAIN, DEV, recipe)
                .folder(path)
                .threads(threads)
                .progress(stop)
                .stop(stop)
                .run();
        trained.parser().close();
        return trained.outcome().ending();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void gradientsAreDerivatives(ParserRecipe wide) {
        var trees = TRAIN.subList(0, 2).stream()
                .map(tree -> TreeCleaning.clean(tree).orElseThrow())
                .toList();
        var names = names(trees);
        var recipe = wide.embedding(4)
                .characterEmbedding(3)
                .characterHidden(3)
                .tagEmbedding(3)
                .hidden(4);
        var net = new ParserNet(
                recipe,
                names.words().size(),
                names.characters(),
                2,
                names.phrases().labels().size());
        var sentences = trees.stream()
                .map(tree -> new Sentence(tree.words(), new int[tree.words().size()]))
                .toList();
        var truth = trees.stream().map(names.phrases()::spans).toList();
        try (var scope = Scope.of("parser")) {
            Parameters.place(net, scope, DType.F64);
            var worst = GradCheck.worst(Parameters.values(net), tape -> {
                var read = net.read(tape, sentences);
                var tags = new CrossEntropy(
                        net.tags(), read.states(), new int[read.states().rows()], 0);
                return Ops.add(
                        net.trees().loss(read.above(), read.layout(), truth).orElseThrow(), tags.loss());
            });
            assertThat(worst.error()).as("%s", worst).isLessThan(1e-5); // the loss is a sum of some hundred numbers
        }
    }

    @Test
    void whatCannotBeLearnedIsSaid() {
        var train = new ArrayList<>(TRAIN);
        train.add(Bracketed.parse("(S (NP (-NONE- *)))"));
        var words = new ArrayList<Tree>();
        for (int i = 0; i <= Parser.LONGEST; i++) {
            words.add(Tree.leaf("NN", "dog"));
        }
        train.add(Tree.node("NP", words));
        train.add(Bracketed.parse("(UH yes)"));
        var dev = List.of(Bracketed.parse("(X (Y dog) (Z the))"), Bracketed.parse("(UH no)"));
        var said = new ArrayList<String>();
        var trained = new ParserTraining(train, dev, small().epochs(1))
                .progress(event -> {
                    if (event instanceof Event.Warned warned) {
                        said.add(warned.message());
                    }
                })
                .run();
        try (var parser = trained.parser()) {
            assertThat(said).containsExactly("2 of 33 training trees left out; expected 1 to 1000 words");
            assertThatThrownBy(() -> parser.parse(" "))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("sentence 1: 0 words; expected 1 to 1000");
            assertThatThrownBy(() -> parser.parse(List.of("dog", "dog ".repeat(10_000))))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("sentence 2: 10000 words");
            assertThatThrownBy(() -> parser.evaluate(List.of()))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("none to judge by");
            var longest = "dog ".repeat(Parser.LONGEST);
            assertThat(parser.parse(longest).leaves()).hasSize(Parser.LONGEST);
            assertThat(parser.parse(List.of(longest), 3).getFirst()).hasSize(3);
        }
    }

    @Test
    void trainingWithoutPhrasesOrLabelsIsRefused() {
        assertThatThrownBy(() -> Parser.train(List.of(Bracketed.parse("(UH yes)")), List.of(), small()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none of 1 has a phrase");
        var third = List.of(
                Bracketed.parse("(S (NP (-NONE- *)))"), TRAIN.getFirst(), Bracketed.parse("(S ((NN dog) (NN cat)))"));
        assertThatThrownBy(() -> Parser.train(third, List.of(), small()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("tree 3 has a node without a label, over 2 words (dog cat)");
        assertThatThrownBy(() -> small().cell("lst"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("lstm");
    }
}
