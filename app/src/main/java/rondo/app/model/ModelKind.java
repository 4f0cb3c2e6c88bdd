// Which command is for which kind of model.
package rondo.app.model;

import java.nio.file.Path;
import java.util.Arrays;
import rondo.basis.FormatException;
import rondo.ink.Recognizer;
import rondo.language.LanguageModel;
import rondo.store.ModelFolder;
import rondo.translate.Translator;

/// Which command is for which kind of model.
enum ModelKind {
    /// Translates sentences.
    TRANSLATOR(Translator.TYPE, "translate"),
    /// Predicts words.
    LANGUAGE_MODEL(LanguageModel.TYPE, "suggest"),
    /// Reads handwriting.
    RECOGNIZER(Recognizer.TYPE, "recognize");

    private final String type;
    private final String verb;

    ModelKind(String type, String verb) {
        this.type = type;
        this.verb = verb;
    }

    /// Checks that a folder holds a model of this kind.
    ///
    /// @throws FormatException if it holds none, or one of another kind: the command for that is named
    void check(Path folder) {
        String found = ModelFolder.read(folder).type();
        if (!found.equals(type)) {
            String remedy = Arrays.stream(values())
                    .filter(kind -> kind.type.equals(found))
                    .findFirst()
                    .map(kind -> "use rondo " + kind.verb + " " + folder)
                    .orElse("this Rondo has no command for it, rondo inspect " + folder + " tells what it is");
            throw new FormatException(folder + ": a model of kind " + found + "; expected a " + type + "; " + remedy);
        }
    }
}
