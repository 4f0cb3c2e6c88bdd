// Opens translators for commands.
package rondo.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rondo.basis.ConfigException;
import rondo.translate.Translator;

/// Opens translators for commands.
final class Translators {
    private Translators() {}

    /// The translator in a folder; what a user should know of it is said on `err`.
    ///
    /// @throws rondo.basis.FormatException if there is none; the command for what is there is named
    static Translator open(Path folder, int threads, PrintWriter err) {
        ModelKind.TRANSLATOR.check(folder);
        var translator = Translator.open(folder, threads);
        translator.warnings().forEach(warning -> err.println("rondo: " + folder + ": " + warning));
        return translator;
    }

    /// A translator with others as an ensemble; if one cannot be opened, none stays open.
    static Translator open(Path folder, List<Path> others, int threads, PrintWriter err) {
        List<Translator> opened = new ArrayList<>();
        try {
            opened.add(open(folder, threads, err));
            others.forEach(other -> opened.add(open(other, 1, err)));
            var translator = opened.getFirst();
            for (int i = 0; i < others.size(); i++) {
                translator = with(translator, opened.get(i + 1), folder + " and " + others.get(i));
            }
            return translator;
        } catch (RuntimeException e) {
            opened.forEach(Translator::close);
            throw e;
        }
    }

    private static Translator with(Translator translator, Translator other, String both) {
        try {
            return translator.with(List.of(other));
        } catch (ConfigException e) {
            throw new ConfigException(both + ": " + e.getMessage(), e);
        }
    }
}
