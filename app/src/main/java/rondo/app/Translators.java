// Opens translators for commands.
package rondo.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rondo.translate.Translator;

/// Opens translators for commands.
final class Translators {
    private Translators() {}

    /// The translator in a folder.
    ///
    /// @throws rondo.basis.FormatException if there is none; the command for what is there is named
    static Translator open(Path folder, int threads) {
        ModelKind.TRANSLATOR.check(folder);
        return Translator.open(folder, threads);
    }

    /// A translator with others as an ensemble; if one cannot be opened, none stays open.
    static Translator open(Path folder, List<Path> others, int threads) {
        List<Translator> opened = new ArrayList<>();
        try {
            opened.add(open(folder, threads));
            others.forEach(other -> opened.add(open(other, 1)));
            var rest = opened.subList(1, opened.size());
            return rest.isEmpty() ? opened.getFirst() : opened.getFirst().with(rest);
        } catch (RuntimeException e) {
            opened.forEach(Translator::close);
            throw e;
        }
    }
}
