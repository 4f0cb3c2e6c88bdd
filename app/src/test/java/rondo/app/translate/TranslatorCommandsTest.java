// The commands around a translator: train, translate, evaluate, encode, inspect.
package rondo.app.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rondo.app.Pairs;
import rondo.app.Run;
import tools.jackson.databind.json.JsonMapper;

class TranslatorCommandsTest {
    @TempDir
    private static Path folder;

    private static Run training = new Run(-1, "", "");

    @BeforeAll
    static void train() throws IOException {
        Pairs.write(folder);
        training = trained("m", "--seed", "1");
    }

    /// Trains a small translator in a folder of the name.
    private static Run trained(String name, String... more) {
        return trainedOn("words", name, more);
    }

    private static Run trainedOn(String tokens, String name, String... more) {
        var arguments = new ArrayList<>(List.of("train", "translator"));
        arguments.addAll(List.of("--train", path("train.en"), path("train.de"), "--dev", path("dev.tsv")));
        arguments.addAll(List.of("--model", path(name), "--tokens", tokens, "--hidden", "16", "--embedding", "16"));
        arguments.addAll(List.of("--epochs", "2", "--threads", "1", "--precision", "f32"));
        arguments.addAll(List.of(more));
        return Run.of("", arguments.toArray(String[]::new));
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void trainingTellsWhatHappensAndWhatToDoNext() {
        assertThat(training.code()).isZero();
        assertThat(training.out()).isEmpty();
        assertThat(training.err())
                .contains("30 examples", "parameters, 2 epochs")
                .containsPattern(
                        "epoch 1/2, update \\d+: loss \\d\\.\\d{3}, [\\d,]+ units/s, gradient norm .*, rate .*")
                .containsPattern("epoch 2, update \\d+: dev loss \\d\\.\\d{3}, the best so far")
                .contains("finished after 2 epochs, ", "next: rondo translate " + path("m"));
    }

    @Test
    void theSameCommandGoesOnAndMayAskForMoreEpochs() {
        var more = trained("more", "--epochs", "1");
        assertThat(more.code()).isZero();
        assertThat(trained("more", "--epochs", "3").err())
                .contains("3 epochs; continued after update")
                .contains("epoch 3/3")
                .doesNotContain("epoch 1/3");
    }

    @Test
    void aRecipeFileGoesBeforeDefaultsAndOptionsBeforeTheFile() throws IOException {
        var recipe = Files.writeString(folder.resolve("recipe.json"), "{\"layers\": 2, \"hidden\": 500}");
        assertThat(trained("r", "--recipe", recipe.toString(), "--epochs", "1", "--tied=false")
                        .code())
                .isZero();
        assertThat(Run.of("", "inspect", path("r")).out())
                .containsPattern("layers +2\n")
                .containsPattern("hidden +16\n")
                .containsPattern("tied +false\n");
    }

    @Test
    void linesAreTranslatedInTheirOrderAndEmptyOnesStayEmpty() {
        var run = Run.of("a man runs .\n\nthe dog sleeps .\n", "translate", path("m"), "--beam", "2");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        var lines = run.out().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).isEmpty();
        var alone = Run.of("the dog sleeps .\n", "translate", path("m"), "--beam", "2");
        assertThat(alone.out()).isEqualTo(lines.get(2) + "\n");
    }

    @Test
    void nBestListsHaveTheFormOfMarian() {
        var run = Run.of("a man runs .\nthe dog sleeps .\n", "translate", path("m"), "--n-best", "3", "--alignments");
        assertThat(run.code()).isZero();
        var lines = run.out().lines().toList();
        assertThat(lines)
                .hasSize(6)
                .allSatisfy(
                        line -> assertThat(line)
                                .matches(
                                        "[01] \\|\\|\\| .* \\|\\|\\| (\\d+-\\d+ ?)* \\|\\|\\| F0= -\\d+\\.\\d+ \\|\\|\\| -\\d+\\.\\d+"));
        assertThat(lines.get(3)).startsWith("1 |||");
    }

    @Test
    void anEnsembleGivesAScoreOfEachModel() {
        trained("other", "--epochs", "1", "--seed", "2");
        var run = Run.of("a man runs .\n", "translate", path("m"), "--n-best", "1", "--ensemble", path("other"));
        assertThat(run.out()).containsPattern("^0 \\|\\|\\| .* \\|\\|\\| F0= -\\S+ F1= -\\S+ \\|\\|\\| -\\S+\n$");
    }

    @Test
    void modelsOfAnEnsembleThatDoNotFitAreNamed() {
        trainedOn("characters", "characters", "--epochs", "1");
        trained("fits", "--epochs", "1", "--seed", "3");
        var run = Run.of("a\n", "translate", path("m"), "--ensemble", path("fits"), "--ensemble", path("characters"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("rondo: " + path("characters") + ": its vocabularies are not those of " + path("m") + ";")
                .doesNotContain("fits");
    }

    @Test
    void aLanguageModelJudgesEachStepToo() {
        var train = new ArrayList<>(List.of("train", "language-model", "--train", path("train.de"), "--model"));
        var small = List.of("--hidden", "16", "--embedding", "16", "--epochs", "1", "--precision", "f32");
        train.addAll(List.of(path("lm"), "--tokenizer", path("m") + "/target.tokenizer.json"));
        train.addAll(small);
        assertThat(Run.of("", train.toArray(String[]::new)).code()).isZero();
        String line = "a man runs .\n";
        var judged = Run.of(line, "translate", path("m"), "--n-best", "1", "--language-model", path("lm"));
        assertThat(judged.err()).isEmpty();
        assertThat(judged.out()).containsPattern("^0 \\|\\|\\| .* \\|\\|\\| F0= -\\S+ F1= -\\S+ \\|\\|\\| -\\S+\n$");
        var free = Run.of(line, "translate", path("m"), "--language-model", path("lm"), "--weight", "0");
        assertThat(free.out()).isEqualTo(Run.of(line, "translate", path("m")).out());
        var evaluate = List.of("evaluate", path("m"), "--text", path("dev.tsv"), "--ensemble", path("m"));
        assertThat(scores(evaluate, "--language-model", path("lm"), "--weight", "0", "--normalize", "1"))
                .isEqualTo(scores(evaluate));
        assertThat(scores(evaluate, "--language-model", path("lm"), "--weight", "50", "--normalize", "0"))
                .isNotEqualTo(scores(evaluate));
        train.subList(4, train.size()).clear();
        train.addAll(List.of("--model", path("other-lm"), "--tokens", "characters"));
        train.addAll(small);
        assertThat(Run.of("", train.toArray(String[]::new)).code()).isZero();
        var other = Run.of(line, "translate", path("m"), "--language-model", path("other-lm"));
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("a language model of other tokens", "--tokenizer " + path("m"));
    }

    /// BLEU and chrF of an evaluation.
    private static List<String> scores(List<String> evaluate, String... more) {
        var arguments = new ArrayList<>(evaluate);
        arguments.addAll(List.of(more));
        var run = Run.of("", arguments.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return run.out().lines().limit(2).toList();
    }

    @Test
    void alignmentsAreOfTheWordsThatAreReadAndPrinted() {
        assertThat(trainedOn("bpe:300", "units").code()).isZero();
        for (String model : List.of("m", "units")) {
            String line = "a man, as  ever, waits.";
            var found = Run.of(line + "\n", "translate", path(model), "--alignments")
                    .out();
            var parts = found.strip().split(" \\|\\|\\| ?", -1);
            assertThat(parts).as(found).hasSize(2);
            int words = parts[0].isBlank() ? 0 : parts[0].strip().split("\\s+", -1).length;
            var targets = IntStream.range(0, words).mapToObj(word -> "[0-4]-" + word);
            assertThat(parts[1].strip()).as(found).matches(targets.collect(Collectors.joining(" ")));
        }
    }

    @Test
    void attentionIsDrawnBelowTheTranslation() {
        var run = Run.of("a man runs .\n", "translate", path("m"), "--attention", "--beam", "1");
        assertThat(run.out().lines().skip(1)).anyMatch(line -> line.contains("│"));
    }

    @Test
    void tooLongALineIsNamed() {
        String words = "man ".repeat(2001).strip();
        var run = Run.of("a man runs .\n" + words + "\n", "encode", path("m"));
        assertThat(run.err()).startsWith("warning: line 2: 2001 tokens; expected at most 2000");
        assertThat(run.out().lines()).hasSize(2);
    }

    @Test
    void evaluationTakesTwoFilesOrPairs() {
        var files = Run.of(
                "",
                "evaluate",
                path("m"),
                "--source",
                path("train.en"),
                "--reference",
                path("train.de"),
                "--beam",
                "1");
        assertThat(files.err()).isEmpty();
        assertThat(files.out())
                .contains("BLEU|nrefs:1|", "tok:13a", "chrF2|", "95 % interval", "exact match", "30 sentences")
                .containsPattern("\ntranslator [0-9a-f]{12}, learned from [0-9a-f]{12}; rondo .*, java .*, f32: .*\n");
        var pairs = Run.of("", "evaluate", path("m"), "--text", path("train.tsv"), "--beam", "1");
        assertThat(pairs.out().lines().findFirst())
                .isEqualTo(files.out().lines().findFirst());
        var two = Run.of(
                "",
                "evaluate",
                "--source",
                path("train.en"),
                "--tokenize",
                "none",
                "--beam",
                "1",
                "--reference",
                path("train.de"),
                "--reference",
                path("train.en"),
                path("m"));
        assertThat(two.out()).contains("BLEU|nrefs:2|", "tok:none");
    }

    @Test
    void encodingGivesJsonLinesNeighboursOrAFileForNumpy() throws IOException {
        String input = "a man runs .\na woman runs .\na man runs .\n";
        var json = new JsonMapper();
        var vectors = Run.of(input, "encode", path("m"))
                .out()
                .lines()
                .map(json::readTree)
                .toList();
        assertThat(vectors).hasSize(3);
        assertThat(vectors.get(1).path("line").asInt()).isEqualTo(2);
        assertThat(vectors.get(1).path("text").asString()).isEqualTo("a woman runs .");
        assertThat(vectors.get(0).path("vector"))
                .hasSize(32)
                .isEqualTo(vectors.get(2).path("vector"));
        var nearest = Run.of(input, "encode", path("m"), "--neighbours", "1")
                .out()
                .lines()
                .map(line -> json.readTree(line)
                        .path("neighbours")
                        .path(0)
                        .path("line")
                        .asInt())
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
        assertThat(nearest).startsWith("3 ").endsWith(" 1");
        var written = Run.of(input, "encode", path("m"), "--npy", path("v.npy"));
        assertThat(written.out() + written.err()).isEmpty();
        var bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("v.npy"))).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(StandardCharsets.ISO_8859_1.decode(bytes.slice(0, 128)).toString())
                .startsWith(
                        "\u0093NUMPY\u0001\u0000v\u0000{'descr': '<f4', 'fortran_order': False, 'shape': (3, 32), }")
                .endsWith(" \n");
        assertThat(bytes.limit()).isEqualTo(128 + 3 * 32 * 4);
        assertThat(bytes.getFloat(128))
                .isEqualTo(vectors.getFirst().path("vector").path(0).floatValue());
    }

    @Test
    void inspectPassesOverALineThatIsCutShort() throws IOException {
        trained("cut");
        String whole = Run.of("", "inspect", path("cut")).out();
        byte[] bytes = "{\"event\":\"warned\",\"message\":\"ä".getBytes(StandardCharsets.UTF_8);
        try (var out = Files.newOutputStream(Path.of(path("cut"), "metrics.jsonl"), StandardOpenOption.APPEND)) {
            out.write(bytes, 0, bytes.length - 1); // half of the last character
        }
        assertThat(Run.of("", "inspect", path("cut")).out()).isEqualTo(whole).contains("Loss by update");
    }

    @Test
    void inspectShowsRecipeParametersProvenanceAndCurve() {
        var run = Run.of("", "inspect", path("m"));
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("translator", "Recipe", "Provenance", "Loss by update")
                .containsPattern("hidden +16\n")
                .containsPattern("train_pairs +30\n")
                .containsPattern("weight_hh_l0 +\\[48, 16\\] +768\n");
    }
}
