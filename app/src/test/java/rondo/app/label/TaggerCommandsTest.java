// A tagger on the command line: train, tag, evaluate, and what they say of bad input.
package rondo.app.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rondo.app.Run;

class TaggerCommandsTest {
    private static final String CONLLU = """
            # text = It works.
            1	It	it	PRON	PRP	_	2	nsubj	_	_
            2	works	work	VERB	VBZ	_	0	root	_	SpaceAfter=No
            3	.	.	PUNCT	.	_	2	punct	_	_

            # text = The cat doesn't sleep.
            1	The	the	DET	DT	_	2	det	_	_
            2	cat	cat	NOUN	NN	_	5	nsubj	_	_
            3-4	doesn't	_	_	_	_	_	_	_	_
            3	does	do	AUX	VBZ	_	5	aux	_	_
            4	n't	not	PART	RB	_	5	advmod	_	_
            5	sleep	sleep	VERB	VB	_	0	root	_	SpaceAfter=No
            6	.	.	PUNCT	.	_	5	punct	_	_

            """;
    private static final String SMALL = " --hidden 16 --embedding 16 --dropout 0 --recurrent-dropout 0 --word-dropout 0"
            + " --warmup 1 --learning-rate 0.02 --decay constant --epochs 30 --patience 0";

    @TempDir
    private static Path folder;

    private static String model = "";
    private static String slots = "";
    private static String test = "";

    @BeforeAll
    static void train() throws IOException {
        test = write("train.conllu", CONLLU);
        model = folder.resolve("pos").toString();
        var run = train(test + " --dev " + test, model);
        assertThat(run.err()).contains("2 examples", "accuracy 100.0", "next: rondo tag " + model + " FILE");
        assertThat(run.code()).isZero();
        slots = folder.resolve("slots").toString();
        assertThat(train(aligned("seq.in", "seq.out", "label"), slots).code()).isZero();
    }

    private static String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static Run train(String files, String into) {
        return Run.of("", ("train tagger --train " + files + " --model " + into + SMALL).split(" "));
    }

    private static String aligned(String words, String labels, String wholes) throws IOException {
        return write(words, "weather in new york\nbook a table \n") + " " + write(labels, "O O B-city I-city \nO O O\n")
                + " " + write(wholes, "Weather\nBook\n");
    }

    @Test
    void fillsTheColumnOfConllu() {
        String empty = CONLLU.replaceAll("(?m)^(\\d\\t\\S+\\t\\S+\\t)\\S+", "$1_");
        assertThat(Run.of(empty, "tag", model).out()).isEqualTo(CONLLU);
        var run = Run.of("", "tag", model, test);
        assertThat(run.out()).isEqualTo(CONLLU);
        assertThat(run.err()).isEmpty();
        assertThat(Run.of("a X\n\nb Y\n", "tag", model, "--input", "columns").out())
                .matches("a [A-Z]+\n\nb [A-Z]+\n");
    }

    @Test
    void printsWordsOfTextWithTheirLabels() {
        assertThat(Run.of("It works .\n\nThe cat\n", "tag", model).out()).isEqualTo("""
                It\tPRON
                works\tVERB
                .\tPUNCT


                The\tDET
                cat\tNOUN

                """);
        assertThat(Run.of("in new york\n\n", "tag", slots).out()).isEqualTo("""
                # label = Weather
                in\tO
                new\tB-city
                york\tI-city


                """);
        assertThat(Run.of("in new york\n\n", "tag", slots, "--json").out()).matches("""
                        \\{"label":"Weather","confidence":0\\.\\d+,"words":\\["in","new","york"],"labels":\\["O","B-city",\
                        "I-city"],"confidences":\\[[^]]+],"spans":\\[\\{"from":1,"to":3,"label":"city","text":"new york"}]}
                        \\{}
                        """);
        var long1 = Run.of("a\n" + "b ".repeat(10_001) + "\n", "tag", model);
        assertThat(long1.err()).contains("warning: line 2: 10001 words; expected at most 10000");
        assertThat(long1.out()).endsWith("\n\n\n");
    }

    @Test
    void evaluates() throws IOException {
        assertThat(Run.of("", "evaluate", model, test).out()).startsWith("accuracy 100.00 %, 2 sentences, ");
        var run = Run.of("", ("evaluate " + slots + " " + aligned("a", "b", "c")).split(" "));
        assertThat(run.out())
                .startsWith("F1 100.00 (precision 100.00, recall 100.00), accuracy 100.00 %,"
                        + " sentence labels 100.00 %, 2 sentences, ");
        assertThat(Run.of("", "inspect", model).out()).contains("tagger ", "transitions", "column ");
        var wrong = Run.of("", "parse", model);
        assertThat(wrong.err()).contains("a model of kind tagger; expected a parser; use rondo tag " + model);
        assertThat(wrong.code()).isEqualTo(65);
    }

    @Test
    void badInputIsNamed() throws IOException {
        var broken = write("broken.conllu", CONLLU.replace("\tPRP\t_\t2", "\tPRP\t2"));
        assertThat(train(broken, folder.resolve("x").toString()).err())
                .contains("broken.conllu:2: 9 columns", "expected the 10 of CoNLL-U");
        assertThat(Run.of("", "tag", model, broken).code()).isEqualTo(65);
        var empty = write("empty.conllu", "");
        assertThat(train(empty, folder.resolve("x").toString()).err()).contains("empty.conllu: no word in it");
        var bare = write("bare.txt", "-DOCSTART-\n\nIt\nworks\n");
        assertThat(train(bare, folder.resolve("x").toString()).err()).contains("bare.txt: words alone");
        assertThat(train(test + " --column ner", folder.resolve("x").toString()).err())
                .contains("train.conllu: no label but O; expected others in the column ner");
        assertThat(train(test + " --column feats", folder.resolve("x").toString())
                        .err())
                .contains("no label but _; expected others in the column feats");
        assertThat(train(test + " --column form", folder.resolve("x").toString())
                        .err())
                .contains("column: form cannot hold labels");
        var words = write("words", "a b\n");
        assertThat(train(
                                words + " " + write("labels", "X\n"),
                                folder.resolve("x").toString())
                        .err())
                .contains("labels:1: 1 label but 2 words");
        assertThat(train(
                                words + " " + write("labels2", "X Y\nX\n"),
                                folder.resolve("x").toString())
                        .err())
                .contains("labels2: 2 lines but 1 in", "aligned line by line");
        var bio = train(
                words + " " + write("bio", "B-X I-Y\n"), folder.resolve("x").toString());
        assertThat(bio.err()).contains("sentence 1 (a b) has I-Y behind B-X, which BIO forbids", "--rules free");
        assertThat(bio.code()).isEqualTo(65);
        assertThat(Run.of("", "tag", model, "--input", "xml").err()).contains("input: xml; expected conllu");
    }
}
