// The command line: help, version, typing errors, exit codes.
package rondo.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @Test
    void withoutACommandShowsItsHelp() {
        var run = Run.of("");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Usage: rondo").contains("bleu");
    }

    @Test
    void versionNamesRondoAndJava() {
        var run = Run.of("", "--version");
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("rondo 0.1.0").contains("Java " + Runtime.version());
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            blue                          | rondo: unknown command blue; did you mean bleu?; see rondo --help
            --versoin                     | rondo: unknown option --versoin; did you mean --version?; see rondo --help
            bleu --refrence=ref.de        | rondo: bleu: unknown option --refrence; did you mean --reference?; see rondo bleu --help
            bleu --reference --tokenise   | rondo: bleu: unknown option --tokenise; did you mean --tokenize?; see rondo bleu --help
            evalb a b c                   | rondo: evalb: one argument too many: c; see rondo evalb --help
            bleu                          | rondo: bleu: Missing required option: '--reference=FILE'; see rondo bleu --help
            """)
    void typingErrorsAreNamedInOneLine(String arguments, String message) {
        var run = Run.of("", arguments.split(" +"));
        assertThat(run.err()).isEqualTo(message + "\n");
        assertThat(run.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bleu", "train", "train translator", "train language-model"})
    void helpIsThatOfTheCommand(String command) {
        var asked = Run.of("", ("help " + command).split(" "));
        assertThat(asked.code()).isZero();
        assertThat(asked.out())
                .isEqualTo(Run.of("", (command + " --help").split(" ")).out())
                .contains("Usage: rondo " + command);
    }

    @Test
    void helpOnWhatIsNotThereOffersTheNearest() {
        var run = Run.of("", "help", "train", "translater");
        assertThat(run.err())
                .startsWith("rondo: help: unknown command translater")
                .contains("did you mean translator?");
    }

    @Test
    void traceShowsTheStack() {
        var run = Run.of("", "bleu", "--reference", "no-such-file", "--trace");
        assertThat(run.err())
                .startsWith("rondo: no-such-file: no such file; expected a text file; check the path\n")
                .contains("at rondo.basis.Lines");
        assertThat(run.code()).isEqualTo(65);
    }
}
