// Which command is for which kind of model.
package rondo.app.model;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import rondo.basis.FormatException;
import rondo.ink.Recognizer;
import rondo.language.LanguageModel;
import rondo.store.ModelFolder;
import rondo.structure.TreeClassifier;
import rondo.structure.parse.Parser;
import rondo.translate.Translator;

/// Which command is for which kind of model.
enum ModelKind {
    /// Translates sentences.
    TRANSLATOR(Translator.TYPE, "translate"),
    /// Predicts words.
    LANGUAGE_MODEL(LanguageModel.TYPE, "suggest"),
    /// Reads handwriting.
    RECOGNIZER(Recognizer.TYPE, "recognize"),
    /// Labels trees.
    TREE_CLASSIFIER(TreeClassifier.TYPE, "classify"),
    /// Parses sentences.
    PARSER(Parser.TYPE, "parse");

    private final String type;
    private final String verb;

    ModelKind(String type, String verb) {
        this.type = type;
        this.verb = verb;
    }

    /// Opens the model in a folder.
    ///
    /// @param open opens it
    /// @param warnings what a user should know of it
    /// @param err where that is said
    /// @throws FormatException if there is none of this kind; the command for what is there is named
    <M> M open(Path folder, Supplier<M> open, Function<M, List<String>> warnings, PrintWriter err) {
        check(folder);
        var model = open.get();
        warnings.apply(model).forEach(warning -> err.println("rondo: " + folder + ": " + warning));
        return model;
    }

    /// Checks that a folder holds a model of this kind.
    ///
    /// @throws FormatException if it does not; the command for what is there is named
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
