// A small parallel text for tests.
package rondo.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A small parallel text for tests: who does what, in English and German, 30 pairs.
public final class Pairs {
    private static final List<String> WHO =
            List.of("a man|ein Mann", "a woman|eine Frau", "the dog|der Hund", "the cat|die Katze", "a child|ein Kind");
    private static final List<String> WHAT =
            List.of("runs|rennt", "sleeps|schläft", "eats|isst", "sings|singt", "waits|wartet", "jumps|springt");

    private Pairs() {}

    /// The pairs, with a tab between the two sides.
    public static List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String who : WHO) {
            for (String what : WHAT) {
                lines.add(side(who, what, 0) + "\t" + side(who, what, 1));
            }
        }
        return lines;
    }

    /// Writes `train.tsv`, `train.en`, `train.de` and `dev.tsv`.
    public static void write(Path folder) throws IOException {
        Files.write(folder.resolve("train.tsv"), lines());
        Files.write(folder.resolve("train.en"), column(0).toList());
        Files.write(folder.resolve("train.de"), column(1).toList());
        Files.write(folder.resolve("dev.tsv"), lines().subList(0, 5));
    }

    private static Stream<String> column(int index) {
        return lines().stream().map(line -> line.split("\t", -1)[index]);
    }

    private static String side(String who, String what, int index) {
        return who.split("\\|", -1)[index] + " " + what.split("\\|", -1)[index] + " .";
    }
}
