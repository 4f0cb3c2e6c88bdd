// The protocol of rondo rank --serve.
package rondo.app.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.app.Run;
import rondo.basis.Rng;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RankServerTest {
    private static final Path ROOT = Path.of("..");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void train() throws IOException {
        RankModels.train(folder);
    }

    private static List<JsonNode> ask(String model, byte[] input, String... more) {
        var arguments = new ArrayList<>(List.of("rank", folder.resolve(model).toString(), "--serve"));
        arguments.addAll(List.of(more));
        var run = Run.of(input, arguments.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return run.out().lines().map(JsonMapper.shared()::readTree).toList();
    }

    private static List<JsonNode> ask(String model, List<String> requests, String... more) {
        return ask(model, (String.join("\n", requests) + "\n").getBytes(StandardCharsets.UTF_8), more);
    }

    private static String error(JsonNode answer) {
        return answer.path("error").asString("");
    }

    /// Every request of the document is answered with the fields that it shows.
    @Test
    void theDocumentIsRight() throws IOException {
        var lines = Files.readAllLines(ROOT.resolve("docs/protocol.md"));
        var requests = lines.stream()
                .filter(line -> line.startsWith("> "))
                .map(line -> line.substring(2))
                .toList();
        var shown = lines.stream()
                .filter(line -> line.startsWith("< "))
                .map(line -> JsonMapper.shared().readTree(line.substring(2)))
                .toList();
        var answers = ask("en-de", requests);
        assertThat(answers).hasSameSizeAs(requests).hasSameSizeAs(shown);
        for (int i = 0; i < answers.size(); i++) {
            assertThat(skeleton(answers.get(i))).isEqualTo(skeleton(shown.get(i)));
        }
    }

    /// An answer without the numbers that a model gives.
    private static String skeleton(JsonNode answer) {
        return answer.toString()
                .replaceAll("\"(logProbs|ranks)\":\\[[^]]*]", "$1")
                .replaceAll("\"unknown\":\\[[^]]*]", "");
    }

    @Test
    void aTextIsAsProbableHoweverItIsAskedFor() {
        var words = List.of("der", "Hund", "schläft", ".");
        var requests = new ArrayList<>(List.of("{\"op\":\"open\",\"sources\":[\"the dog sleeps .\"]}"));
        for (int i = 0; i < words.size(); i++) {
            requests.add("{\"op\":\"rank\",\"states\":[%d],\"candidates\":[[\"%s\"]]}".formatted(i + 1, words.get(i)));
            requests.add("{\"op\":\"extend\",\"states\":[%d],\"words\":[\"%s\"]}".formatted(i + 1, words.get(i)));
        }
        requests.add(
                "{\"op\":\"rank\",\"states\":[1,2,3,4,5],\"candidates\":[[\"der\"],[\"Hund\"],[\"schläft\"],[\".\"],[\"</s>\"]]}");
        var answers = ask("en-de", requests);
        var together = answers.getLast().get("rankings");
        for (int i = 0; i < words.size(); i++) {
            var alone = answers.get(1 + 2 * i).get("rankings").get(0);
            assertThat(together.get(i)).isEqualTo(alone);
        }
        double sum = StreamSupport.stream(together.spliterator(), false)
                .mapToDouble(ranking -> ranking.get("logProbs").get(0).doubleValue())
                .sum();
        var run = Run.of(
                "the dog sleeps .\n", "translate", folder.resolve("en-de").toString(), "--n-best", "1");
        String[] best = run.out().split(" \\|\\|\\| ", -1);
        assertThat(best[1]).isEqualTo("der Hund schläft .");
        assertThat(sum).isCloseTo(Double.parseDouble(best[2].replaceAll("F0= ", "")), within(1e-3));
    }

    @Test
    void aThousandStatesAreOpenAtOnce() {
        var open = IntStream.range(0, 1000)
                .mapToObj(i -> "\"the dog " + i % 40 + "\"")
                .collect(Collectors.joining(","));
        var all = IntStream.rangeClosed(1, 1000).mapToObj(String::valueOf).collect(Collectors.joining(","));
        var words = IntStream.range(0, 1000).mapToObj(_ -> "\"der\"").collect(Collectors.joining(","));
        var requests = List.of(
                "{\"op\":\"open\",\"sources\":[" + open + "]}",
                "{\"op\":\"fork\",\"states\":[1]}",
                "{\"op\":\"drop\",\"states\":[1000]}",
                "{\"op\":\"fork\",\"states\":[1]}",
                "{\"op\":\"drop\",\"states\":[" + all.replace(",1000", "") + "]}",
                "{\"op\":\"extend\",\"states\":[1001],\"words\":[\"der\"]}",
                "{\"op\":\"drop\",\"states\":[1001,1002]}",
                "{\"op\":\"open\",\"sources\":[" + open + "]}",
                "{\"op\":\"extend\",\"states\":[" + all + "],\"words\":[" + words + "]}");
        var answers = ask("en-de", requests, "--states", "1000");
        assertThat(answers.get(0).get("states")).hasSize(1000);
        assertThat(error(answers.get(1))).contains("1,000 open and 1 more", "at most 1,000", "drop some");
        assertThat(answers.get(3).get("states").get(0).intValue()).isEqualTo(1001);
        assertThat(answers.get(5).get("states").get(0).intValue()).isEqualTo(1002);
        assertThat(answers.get(7).get("states")).hasSize(1000);
        assertThat(error(answers.get(8))).contains("state 1: not open");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"id":7,"op":"open"} | sources: missing
            {"id":7,"op":"open","sources":"x"} | expected a list
            {"id":7,"op":"open","sources":["a", 2]} | sources[1]: 2; expected a text
            {"id":7,"op":"open","sources":["a"],"texts":[]} | texts: 0 of them
            {"id":7,"op":"open","sources":["a"],"text":["b"]} | did you mean texts?
            {"id":7,"op":"rank","states":[1]} | candidates: missing
            {"id":7,"op":"rank","states":[1.5],"candidates":[[]]} | the number of a state
            {"id":7,"op":"rank","states":[1],"candidates":["a"]} | candidates[0]: "a"; expected a list
            {"id":7,"op":"rank","states":[1],"candidates":[["a"," "]]} | word: empty
            {"id":7,"op":"rank","states":[1],"candidates":[["a"]],"best":0} | above 0
            {"id":7,"op":"rank","states":[1,1],"candidates":[["a"]]} | 1 of them; expected one for each of 2
            {"id":7,"op":"extend","states":[1],"words":["</s>"]} | nothing follows
            {"id":7,"op":"extend","states":[1,99],"words":["a","b"]} | state 99: not open
            {"id":7,"op":"drop","states":[1,99]} | state 99: not open
            {"id":7,"op":7} | op: 7; expected a text
            {"id":7} | op: missing
            {"id":7,"id":8,"op":"close"} | broken JSON
            {"id":7,"op":"close"} {} | broken JSON
            {"id":7,"op":"close" | broken JSON
            """)
    void whatIsWrongIsSaidAndTheServerGoesOn(String request, String part) {
        var answers = ask(
                "en-de",
                List.of(
                        "{\"op\":\"open\",\"sources\":[\"a\"]}",
                        request,
                        "{\"id\":\"next\",\"op\":\"rank\",\"states\":[1],\"candidates\":[[\"ein\"]]}"));
        assertThat(answers).hasSize(3);
        assertThat(answers.get(1).get("id").intValue()).isEqualTo(7);
        assertThat(error(answers.get(1))).contains(part);
        assertThat(answers.get(2).get("id").stringValue()).isEqualTo("next");
        assertThat(answers.get(2).get("rankings")).hasSize(1);
    }

    /// One answer to each of requests that arrive together, of which some are wrong.
    @Test
    void aWrongRequestDoesNotSpoilThoseBesideIt() {
        var answers = ask(
                "lm",
                List.of(
                        "{\"op\":\"open\",\"sources\":[\"not looked at\"]}",
                        "",
                        "{\"op\":\"extend\",\"states\":[1],\"words\":[\"der\"]}",
                        "{\"op\":\"extend\",\"states\":[2],\"words\":[\"Hund\"]}",
                        "{\"op\":\"extend\",\"states\":[9],\"words\":[\"Hund\"]}",
                        "{\"op\":\"rank\",\"states\":[3],\"candidates\":[[\"isst\",\"zebra\"]]}",
                        "{\"op\":\"rank\",\"states\":[3],\"candidates\":[[\"\"]]}",
                        "{\"op\":\"rank\",\"states\":[1,3],\"candidates\":[[\"der\"],[\"isst\"]]}"));
        assertThat(answers).hasSize(7);
        assertThat(answers.stream().map(RankServerTest::error).map(String::isEmpty))
                .containsExactly(true, true, true, false, true, false, true);
        var first = answers.get(4).get("rankings").get(0);
        assertThat(first.get("unknown").toString()).isEqualTo("[1]");
        assertThat(answers.get(6).get("rankings").get(1).get("logProbs").get(0))
                .isEqualTo(first.get("logProbs").get(0));
    }

    @Test
    void linesThatAreTooLongOrNoTextAreAnswered() throws IOException {
        var out = new ByteArrayOutputStream();
        out.write("{\"id\":1,\"op\":\"rank\",\"states\":[1],\"candidates\":[[\"".getBytes(StandardCharsets.UTF_8));
        out.write("word\",\"".repeat(10 << 17).getBytes(StandardCharsets.UTF_8));
        out.write("\"]]}\n{\"id\":2,\"op\":\"open\"}\n{\"id\":3,\"op\":\"op".getBytes(StandardCharsets.UTF_8));
        out.write(new byte[] {(byte) 0xC3, '"', '}', '\n', 0, 1, 2, '\n'});
        out.write("{\"id\":4,\"op\":\"open\"}".getBytes(StandardCharsets.UTF_8));
        var answers = ask("lm", out.toByteArray());
        assertThat(answers).hasSize(5);
        assertThat(error(answers.get(0))).contains("more than 4194304 bytes");
        assertThat(answers.get(0).get("id").intValue()).isEqualTo(1);
        assertThat(answers.get(1).get("states")).hasSize(1);
        assertThat(error(answers.get(2))).contains("not UTF-8");
        assertThat(answers.get(2).get("id").intValue()).isEqualTo(3);
        assertThat(error(answers.get(3))).contains("broken JSON");
        assertThat(answers.get(4).get("states")).hasSize(1);
    }

    /// Whatever is done to the bytes of requests, each line has one answer, and the last request its own.
    @RepeatedTest(20)
    void damagedRequestsAreAnsweredOneByOne(RepetitionInfo info) {
        var rng = Rng.of(info.getCurrentRepetition());
        var requests = "{\"id\":1,\"op\":\"open\",\"texts\":[\"der\"]}\n{\"id\":2,\"op\":\"rank\",\"states\":[1],"
                + "\"candidates\":[[\"Hund\",\"</s>\"]],\"best\":1}\n{\"id\":3,\"op\":\"extend\",\"states\":[1],\"words\":[\"Hund\"]}\n"
                + "{\"id\":4,\"op\":\"fork\",\"states\":[1]}\n";
        byte[] bytes = requests.repeat(10).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 40; i++) {
            int place = rng.below(3L * i, bytes.length);
            if (bytes[place] != '\n') {
                bytes[place] = (byte)
                        (rng.below(3L * i + 1, 2) == 0
                                ? "{}[]\",:0".charAt(rng.below(3L * i + 2, 8))
                                : rng.below(3L * i + 2, 256));
            }
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        long lines = Stream.of(text.split("\n", -1))
                .filter(line -> !line.matches("[ \t\r]*"))
                .count();
        var input = (text + "{\"id\":\"last\",\"op\":\"open\"}\n").getBytes(StandardCharsets.ISO_8859_1);
        var answers = ask("lm", input);
        assertThat(answers.getLast().path("states"))
                .as("seed %d", info.getCurrentRepetition())
                .hasSize(1);
        assertThat(answers).hasSize((int) lines + 1);
    }

    @Test
    void closeEndsTheServer() {
        var answers = ask("lm", List.of("{\"id\":1,\"op\":\"close\"}", "{\"id\":2,\"op\":\"open\"}"));
        assertThat(answers).hasSize(1);
        assertThat(ask("lm", List.of())).isEmpty();
    }

    private static boolean python() {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException | InterruptedException _) {
            return false;
        }
    }

    @Test
    void theClientInPythonWritesATranslation() throws IOException, InterruptedException {
        assumeTrue(python(), "no python3");
        var command = new ArrayList<>(
                List.of("python3", ROOT.resolve("examples/rank_client.py").toString(), "the dog sleeps ."));
        command.add("ein der die Hund Katze schläft isst . </s>");
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "rondo.app.Main", "rank"));
        command.addAll(List.of(folder.resolve("en-de").toString(), "--serve"));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        var translated = Run.of(
                "the dog sleeps .\n", "translate", folder.resolve("en-de").toString(), "--beam", "1");
        assertThat(out.strip())
                .matches("-\\d+\\.\\d+ .* </s>")
                .endsWith(" " + translated.out().strip() + " </s>");
    }
}
