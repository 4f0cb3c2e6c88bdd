// What the commands say to bad input: message and exit code.
package rondo.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void train() throws IOException {
        Pairs.write(folder);
        assertThat(trained("m").code()).isZero();
    }

    private static Run trained(String name, String... more) {
        return train(path("train.tsv"), name, more);
    }

    private static Run train(String text, String name, String... more) {
        var arguments = new ArrayList<>(List.of("train", "translator", "--train", text, "--dev", path("dev.tsv")));
        arguments.addAll(List.of("--model", path(name), "--tokens", "words", "--hidden", "8", "--embedding", "8"));
        arguments.addAll(List.of("--epochs", "1", "--threads", "1"));
        arguments.addAll(List.of(more));
        return Run.of("", arguments.toArray(String[]::new));
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }

    private static String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static void fails(Run run, int code, String... parts) {
        assertThat(run.err()).contains(parts);
        assertThat(run.err().lines().filter(line -> line.startsWith("rondo: "))).hasSize(1);
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void textsThatAreNotParallel() throws IOException {
        fails(train(file("no-tab.tsv", "a\tb\nno tab\n"), "x"), 65, "no-tab.tsv:2", "tab");
        var lengths = Run.of(
                "",
                "train",
                "translator",
                "--train",
                file("a", "1\n2\n"),
                file("b", "1\n"),
                "--dev",
                path("dev.tsv"),
                "--model",
                path("x"));
        fails(lengths, 65, "b:1: 2 lines in", "1 here; the files must be aligned line by line");
        fails(train(path("nowhere.tsv"), "x"), 65, "nowhere.tsv: no such file");
        fails(train(file("empty.tsv", ""), "x"), 65, "empty.tsv");
        Files.write(folder.resolve("latin1.tsv"), new byte[] {'a', '\t', (byte) 0xE4, '\n'});
        fails(train(path("latin1.tsv"), "x"), 65, "latin1.tsv:1", "UTF-8");
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void moreTextsThanTwo() throws IOException {
        String a = file("a", "1\n");
        String b = file("b", "1\n");
        var four = Run.of("", "train", "translator", "--train", a, b, "--train", a, b, "--model", path("x"));
        fails(four, 2, "--train: 4 files; expected source and target file, or one file of pairs");
        fails(trained("x", "--dev", a, b), 2, "--dev: 3 files; expected source and target file");
    }

    @Test
    void foldersThatCannotBeWritten() throws IOException {
        String inFile = Path.of(file("file", "a"), "x").toString();
        var arguments = List.of("train", "translator", "--train", path("train.tsv"), "--model", inFile);
        fails(
                Run.of("", arguments.toArray(String[]::new)),
                1,
                "x: cannot be made (",
                "expected a place",
                "take another folder");
        var closed = Files.createDirectory(folder.resolve("closed")).toFile();
        assumeTrue(closed.setWritable(false) && !Files.isWritable(closed.toPath()), "a user who may write anywhere");
        fails(trained("closed"), 1, "closed: cannot be locked (permission denied); expected a folder that may be");
        fails(trained("closed/x"), 1, "x: cannot be made (permission denied)", "take another folder");
    }

    @Test
    void noPairsAfterFiltering() {
        fails(trained("x", "--max-length", "2"), 65, "none of 30 pairs", "max_length");
    }

    @Test
    void optionsAndKeysThatAreUnknown() throws IOException {
        fails(trained("x", "--hiden", "9"), 2, "unknown option --hiden; did you mean --hidden?");
        String recipe = file("recipe.json", "{\"learning_rat\": 1}");
        fails(trained("x", "--recipe", recipe), 2, "recipe.json: unknown setting learning_rat", "learning_rate");
        fails(trained("x", "--recipe", file("broken.json", "{")), 2, "broken.json: not JSON");
        fails(trained("x", "--recipe", path("nowhere.json")), 2, "nowhere.json: cannot be read");
        fails(trained("x", "--layers", "many"), 2, "layers is many; expected a whole number from 1");
        fails(trained("x", "--context", "atention"), 2, "context is atention", "did you mean attention?");
        fails(Run.of("", "train", "translater"), 2, "unknown command translater; did you mean translator?");
        fails(trained("x", "--shared-embeddings"), 2, "shared_embeddings without joint");
    }

    @Test
    void aRecipeThatContradictsTheTrainingThatIsContinued() {
        fails(trained("m", "--layers", "2"), 2, "layers is 1 in the training begun there, but 2 now");
        fails(train(path("dev.tsv"), "m"), 2, "begun on other train data");
    }

    @Test
    void foldersThatAreNoSoundTranslator() throws IOException {
        fails(Run.of("a\n", "translate", path("nothing")), 65, "nothing: no model here");
        copy("m", "kind");
        var config = folder.resolve("kind/config.json");
        Files.writeString(config, Files.readString(config).replace("\"translator\"", "\"language-model\""));
        for (String verb : List.of("translate", "encode")) {
            fails(Run.of("a\n", verb, path("kind")), 65, "a model of kind language-model; expected a translator");
        }
        assertThat(Run.of("", "inspect", path("kind")).out()).contains("language-model");
        copy("m", "recipe");
        var recipe = folder.resolve("recipe/config.json");
        String sound = Files.readString(recipe);
        for (String edited : List.of("\"layers\" : 0", "\"layer\" : 1")) {
            Files.writeString(recipe, sound.replaceFirst("\"layers\" : \\d+", edited));
            fails(Run.of("a\n", "translate", path("recipe")), 65, path("recipe") + ": ", "layer", "expected");
        }
        Files.writeString(recipe, sound.replaceFirst("\"cell\" : \"\\w+\"", "\"cell\" : \"none\""));
        fails(Run.of("a\n", "translate", path("recipe")), 65, "none", "expected");
        copy("m", "short");
        var weights = folder.resolve("short/model.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        for (int length : new int[] {0, 7, 100, bytes.length - 1}) {
            Files.write(weights, Arrays.copyOf(bytes, length));
            fails(Run.of("a\n", "translate", path("short")), 65, "model.safetensors");
            fails(Run.of("", "inspect", path("short")), 65, "model.safetensors");
        }
        Files.delete(weights);
        fails(Run.of("a\n", "translate", path("short")), 65, "model.safetensors: no such file");
        trained("other", "--seed", "2");
        Files.copy(folder.resolve("other/model.safetensors"), weights);
        fails(Run.of("a\n", "translate", path("short")), 65, "different models");
    }

    @Test
    void weightsThatAreRandomBytes() throws IOException {
        copy("m", "random");
        var weights = folder.resolve("random/model.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        byte[] noise = new byte[bytes.length];
        new Random(1).nextBytes(noise);
        int data = Long.BYTES
                + ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
        System.arraycopy(noise, data, bytes, data, bytes.length - data);
        for (byte[] damaged : List.of(noise, bytes)) { // the whole file, or all but its header
            Files.write(weights, damaged);
            for (String verb : List.of("translate", "encode")) {
                fails(Run.of("a man\n", verb, path("random")), 65, "model.safetensors: ", "; expected ", "; is ");
            }
        }
    }

    @Test
    void whatAModelCannotDo() {
        trained("mean", "--context", "mean");
        fails(Run.of("a\n", "translate", path("mean"), "--attention"), 2, "its context is mean; expected attention");
        fails(Run.of("a\n", "translate", path("m"), "--beam", "0"), 2, "beam: 0");
        String alone = "--weight without --language-model; expected both";
        fails(Run.of("a\n", "translate", path("m"), "--weight", "0.3"), 2, alone);
        fails(Run.of("", "evaluate", path("m"), "--text", path("dev.tsv"), "--weight", "-3"), 2, alone);
        fails(Run.of("a\n", "translate", path("m"), "--batch", "0"), 2, "batch: 0");
        fails(Run.of("a\n", "translate", path("m"), "--threads", "0"), 2, "threads: 0");
        fails(Run.of("", "evaluate", path("m"), "--source", "x"), 2, "expected --source with --reference");
        fails(Run.of("", "evaluate", path("m"), "x"), 2, "x beside a translator; expected --source");
        fails(Run.of("", "evaluate", path("nosuch"), "x"), 65, "nosuch: no model here");
        fails(Run.of("a\n", "encode", path("m"), "--neighbours", "0"), 2, "neighbours: 0");
    }

    private static void copy(String from, String to) throws IOException {
        Files.createDirectories(folder.resolve(to));
        try (Stream<Path> files = Files.list(folder.resolve(from))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(to).resolve(file.getFileName()));
            }
        }
    }
}
