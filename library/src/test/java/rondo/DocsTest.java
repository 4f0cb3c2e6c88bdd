// Compiles the Java that the docs show.
package rondo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Compiles the Java that the docs show, each piece as a program of its own that imports all of Rondo.
class DocsTest {
    private static final Path DOCS = Path.of("").toAbsolutePath().getParent().resolve("docs");
    private static final Pattern SHOWN = Pattern.compile("```java\\n(?<java>.*?)```", Pattern.DOTALL);
    private static final String IMPORTS = Stream.of(
                    "java.nio.file",
                    "rondo.basis",
                    "rondo.decode.word",
                    "rondo.ink",
                    "rondo.ink.feature",
                    "rondo.ink.format",
                    "rondo.ink.stroke",
                    "rondo.label",
                    "rondo.label.sequence",
                    "rondo.label.sequence.data",
                    "rondo.language",
                    "rondo.metric",
                    "rondo.rescore",
                    "rondo.rescore.feature",
                    "rondo.rescore.tune",
                    "rondo.series",
                    "rondo.series.data",
                    "rondo.structure",
                    "rondo.structure.parse",
                    "rondo.structure.phrase",
                    "rondo.text.conll",
                    "rondo.text.nbest",
                    "rondo.text.tree",
                    "rondo.translate")
            .map(name -> "import " + name + ".*;\n")
            .collect(Collectors.joining());

    @TempDir
    private Path folder;

    static List<String> shown() throws IOException {
        var pieces = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(DOCS, "*.md")) {
            for (var file : files) {
                SHOWN.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .forEach(pieces::add);
            }
        }
        pieces.removeIf(piece -> piece.startsWith("import ")); // a whole file, which the app compiles and runs
        return pieces;
    }

    @ParameterizedTest
    @MethodSource("shown")
    void javaOfTheDocsCompiles(String piece) throws IOException {
        var file = Files.writeString(
                folder.resolve("Shown.java"), IMPORTS + "void main() throws Exception {\n" + piece + "}\n");
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of("-proc:none", "-d", folder.toString(), "--add-modules", "jdk.incubator.vector");
            boolean right = compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(file))
                    .call();
            assertThat(right).as(said.toString()).isTrue();
        }
    }
}
