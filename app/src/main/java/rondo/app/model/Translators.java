// Opens translators for commands.
package rondo.app.model;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rondo.basis.ConfigException;
import rondo.translate.Translator;

/// Opens translators for commands.
public final class Translators {
    private Translators() {}

    /// Checks that a folder holds a translator, which is to be judged.
    ///
    /// @throws rondo.basis.FormatException if there is none; the command that judges what is there is named
    public static void checkJudged(Path folder) {
        ModelKind.TRANSLATOR.checkJudged(folder);
    }

    /// The translator in a folder; what a user should know of it is said on `err`.
    ///
    /// @throws rondo.basis.FormatException if there is none; the command for what is there is named
    public static Translator open(Path folder, int threads, PrintWriter err) {
        return ModelKind.TRANSLATOR.open(folder, () -> Translator.open(folder, threads), Translator::warnings, err);
    }

    /// A translator with others as an ensemble; if one cannot be opened, none stays open.
    ///
    /// @throws ConfigException if the vocabularies of one are others, or it writes in the other order; its folder
    ///     is named
    public static Translator open(Path folder, List<Path> others, int threads, PrintWriter err) {
        List<Translator> opened = new ArrayList<>();
        try {
            opened.add(open(folder, threads, err));
            others.forEach(other -> opened.add(open(other, 1, err)));
            var translator = opened.getFirst();
            for (int i = 0; i < others.size(); i++) {
                check(folder, translator, others.get(i), opened.get(i + 1));
                translator = translator.with(List.of(opened.get(i + 1)));
            }
            return translator;
        } catch (RuntimeException e) {
            opened.forEach(Translator::close);
            throw e;
        }
    }

    private static String direction(Translator translator) {
        return translator.recipe().rightToLeft() ? "right to left" : "left to right";
    }

    private static void check(Path folder, Translator translator, Path otherFolder, Translator other) {
        if (translator.recipe().rightToLeft() != other.recipe().rightToLeft()) {
            throw new ConfigException(otherFolder + ": it writes from " + direction(other) + ", but " + folder
                    + " from " + direction(translator)
                    + "; expected one order; rescore the translations of the one by the other");
        }
        if (!translator.fits(other)) {
            throw new ConfigException(otherFolder + ": its vocabularies are not those of " + folder
                    + "; expected the same; train both on the same text with different seeds");
        }
    }
}
