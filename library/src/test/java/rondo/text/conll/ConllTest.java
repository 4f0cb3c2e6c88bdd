// Files with a word a line: what is read is written again to the byte, and what is broken is named.
package rondo.text.conll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.SharedData;
import rondo.basis.ConfigException;
import rondo.basis.InputException;
import rondo.basis.Lines;
import rondo.basis.Rng;
import rondo.basis.ShapeException;

class ConllTest {
    private static final String CONLLU = """
            # newdoc
            # text = vámonos al mar
            1-2	vámonos	_	_	_	_	_	_	_	_
            1	vamos	ir	VERB	_	_	0	root	_	_
            2	nos	nosotros	PRON	_	_	1	obj	_	NER=B-PER|SpaceAfter=No
            2.1	e	e	_	_	_	_	_	1:dep	_
            3	10 000	10 000	NUM	CD	_	1	obl	_	ner=I-LOC

            # comments alone

            1	.	.	PUNCT	_	_	0	root	_	SpaceAfter=No

            # the end
            """;
    private static final String COLUMNS = """
            -DOCSTART- -X- -X- O

            EU NNP B-NP B-ORG
            # NN I-NP O\s
            rejects VBZ B-VP O


            Peter NNP B-NP B-PER
            """;

    @TempDir
    private Path folder;

    private static List<ConllSentence> read(String text, ConllFormat format) {
        var sentences = new ArrayList<ConllSentence>();
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        try (var reader = new ConllReader(new Lines(bytes, "x"), format)) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                sentences.add(next.get());
            }
        }
        return sentences;
    }

    private static String written(List<ConllSentence> sentences) {
        return sentences.stream().map(ConllSentence::toString).collect(Collectors.joining());
    }

    private static ConllFormat format(String text) {
        var in = new BufferedInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        return ConllFormat.of(in, "x").orElseThrow();
    }

    @Test
    void readsWordsAndLabels() {
        var sentences = read(CONLLU, ConllFormat.CONLLU);
        assertThat(sentences.stream().map(ConllSentence::words))
                .containsExactly(List.of("vamos", "nos", "10 000"), List.of(), List.of("."), List.of());
        var first = sentences.getFirst();
        assertThat(first.labels("upos")).containsExactly("VERB", "PRON", "NUM");
        assertThat(first.labels("xpos")).containsExactly("_", "_", "CD");
        assertThat(first.labels("ner")).containsExactly("O", "B-PER", "I-LOC");
        var columns = read(COLUMNS, ConllFormat.COLUMNS);
        assertThat(columns.stream().map(ConllSentence::words))
                .containsExactly(List.of(), List.of("EU", "#", "rejects"), List.of("Peter"));
        assertThat(columns.get(1).labels("upos")).containsExactly("B-ORG", "O", "O");
    }

    @Test
    void writesWhatItReadToTheByte() {
        for (var text : List.of(CONLLU, COLUMNS)) {
            for (var other :
                    List.of(text, text.replace("\n", "\r\n"), "\uFEFF" + text, text.stripTrailing(), "\n\n" + text)) {
                var format = format(other);
                assertThat(format).isEqualTo(text.equals(CONLLU) ? ConllFormat.CONLLU : ConllFormat.COLUMNS);
                var sentences = read(other, format);
                assertThat(written(sentences)).isEqualTo(other);
                assertThat(written(sentences.stream()
                                .map(sentence -> sentence.with("upos", sentence.labels("upos")))
                                .toList()))
                        .isEqualTo(other);
                assertThat(sentences.stream().map(ConllSentence::words))
                        .isEqualTo(read(text, format).stream()
                                .map(ConllSentence::words)
                                .toList());
            }
        }
    }

    @Test
    void onlyTheLabelsChange() {
        var sentence = read(CONLLU, ConllFormat.CONLLU).getFirst();
        assertThat(sentence.with("upos", List.of("A", "B", "C")).toString())
                .isEqualTo(sentence.toString()
                        .replace("\tVERB", "\tA")
                        .replace("\tPRON", "\tB")
                        .replace("\tNUM", "\tC"));
        assertThat(sentence.with("ner", List.of("O", "B-X", "O")).toString())
                .isEqualTo(sentence.toString()
                        .replace("root\t_\t_", "root\t_\tner=O")
                        .replace("B-PER", "B-X")
                        .replace("I-LOC", "O"));
        assertThat(sentence.with("name", List.of("O", "O", "O")).toString())
                .contains("\tNER=B-PER|SpaceAfter=No|name=O\n", "\tname=O\n");
        var columns = read(COLUMNS, ConllFormat.COLUMNS).get(1);
        assertThat(columns.with("upos", List.of("O", "B-X", "I-X")).toString()).isEqualTo("""
                EU NNP B-NP O
                # NN I-NP B-X\s
                rejects VBZ B-VP I-X

                """);
        assertThat(read("a\nb\r\n", ConllFormat.COLUMNS)
                        .getFirst()
                        .with("", List.of("X", "Y"))
                        .toString())
                .isEqualTo("a\tX\nb\tY\r\n");
        assertThatThrownBy(() -> sentence.with("upos", List.of("A")))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("1 labels for 3 words");
    }

    @Test
    void filesMayBePackedAndAreToldByTheirFirstLines() throws IOException {
        var file = folder.resolve("x.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(CONLLU.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(ConllReader.read(file)).hasSize(2).allMatch(s -> s.format() == ConllFormat.CONLLU);
        Files.writeString(file, COLUMNS);
        assertThat(ConllReader.read(file)).hasSize(2).allMatch(s -> s.format() == ConllFormat.COLUMNS);
        Files.writeString(file, "-DOCSTART- O\n\n");
        assertThatThrownBy(() -> ConllReader.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("x.gz: no word in it");
        var text =
                new BufferedInputStream(new ByteArrayInputStream("# a\nIt works .\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(ConllFormat.of(text, "x")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,a,_,_,_,_,_,_,_|x:1: 9 columns",
                "1,a,_,_,_,_,_,_,_,_;2,b,_,_,_,_,_,_,_,_,_|x:2: 11 columns",
                "1,a,_,_,_,_,_,_,_,_;1,b,_,_,_,_,_,_,_,_|x:2: number 1 of a word; expected 2",
                "2,a,_,_,_,_,_,_,_,_|x:1: number 2 of a word; expected 1",
                "one,a,_,_,_,_,_,_,_,_|x:1: number one of a word",
                "1,,_,_,_,_,_,_,_,_|x:1: column 2 is empty",
                "1,a,_, ,_,_,_,_,_,_|x:1: column 4 is empty",
            })
    void brokenLinesAreNamed(String lines, String message) {
        assertThatThrownBy(() -> read(lines.replace(',', '\t').replace(';', '\n'), ConllFormat.CONLLU))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void linesOfUnequalWidthAreNamed() {
        assertThatThrownBy(() -> read("a X\nb\n", ConllFormat.COLUMNS))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("x:2: 1 column (b); expected 2 as in line 1");
        for (var column : List.of("form", "id", "", "a=b")) {
            assertThatThrownBy(() -> ConllSentence.checkColumn(column))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("cannot hold labels");
        }
    }

    /// Damaged files are read and written again as they were, or refused with the number of a line.
    @Test
    void damagedFilesAreReadOrRefused() {
        int refused = 0;
        for (int seed = 0; seed < 3000; seed++) {
            var rng = Rng.of(seed);
            var text = new StringBuilder(seed % 2 == 0 ? CONLLU : COLUMNS);
            for (int i = 0; i <= seed % 3; i++) {
                int at = rng.below(3L * i, text.length());
                var piece = List.of("\t", "\n", "\r", " ", "\uFEFF", "\u0000", "#", "1", "_", "-DOCSTART-", "")
                        .get(rng.below(3L * i + 1, 11));
                text.replace(at, Math.min(text.length(), at + rng.below(3L * i + 2, 4)), piece);
            }
            var format = seed % 2 == 0 ? ConllFormat.CONLLU : ConllFormat.COLUMNS;
            try {
                var sentences = read(text.toString(), format);
                assertThat(written(sentences)).as("seed %d", seed).isEqualTo(text.toString());
                for (var sentence : sentences) {
                    assertThat(sentence.words()).as("seed %d", seed).doesNotContain("");
                    assertThat(sentence.with("ner", sentence.labels("ner")).words())
                            .as("seed %d", seed)
                            .isEqualTo(sentence.words());
                    assertThat(sentence.with("upos", sentence.labels("upos")).toString())
                            .as("seed %d", seed)
                            .isEqualTo(
                                    format == ConllFormat.CONLLU
                                            ? sentence.toString()
                                            : sentence.with("", sentence.labels(""))
                                                    .toString());
                }
            } catch (InputException e) {
                assertThat(e.getMessage()).as("seed %d", seed).startsWith("x:");
                refused++;
            }
        }
        assertThat(refused).isBetween(500, 2500);
    }

    @Test
    void realFilesAreWrittenAsTheyWere() throws IOException {
        var file = SharedData.file("tagging/ud-ewt/dev.conllu");
        var text = Files.readString(file);
        var sentences = read(text, ConllFormat.CONLLU);
        assertThat(sentences).hasSize(2001);
        assertThat(sentences.stream().mapToInt(s -> s.rows().size()).sum()).isEqualTo(25147);
        assertThat(written(sentences)).isEqualTo(text);
        assertThat(Stream.of(sentences.getFirst().labels("upos")))
                .containsExactly(List.of("ADP", "DET", "PROPN", "VERB", "DET", "NOUN", "PUNCT"));
    }
}
