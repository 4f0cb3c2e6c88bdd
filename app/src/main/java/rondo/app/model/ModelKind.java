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
import rondo.label.Tagger;
import rondo.label.sequence.SequenceClassifier;
import rondo.language.LanguageModel;
import rondo.series.Forecaster;
import rondo.store.ModelFolder;
import rondo.structure.TreeClassifier;
import rondo.structure.parse.Parser;
import rondo.structure.phrase.PhraseEncoder;
import rondo.translate.Translator;

/// Which command is for which kind of model.
enum ModelKind {
    /// Translates sentences.
    TRANSLATOR(Translator.TYPE, "translate", "evaluate"),
    /// Predicts words.
    LANGUAGE_MODEL(LanguageModel.TYPE, "suggest", "perplexity"),
    /// Reads handwriting.
    RECOGNIZER(Recognizer.TYPE, "recognize", "evaluate"),
    /// Labels trees.
    TREE_CLASSIFIER(TreeClassifier.TYPE, "classify", "evaluate"),
    /// Labels sequences.
    CLASSIFIER(SequenceClassifier.TYPE, "classify", "evaluate"),
    /// Compares and labels phrases.
    PHRASE_ENCODER(PhraseEncoder.TYPE, "neighbours", "evaluate"),
    /// Parses sentences.
    PARSER(Parser.TYPE, "parse", "evaluate"),
    /// Labels words.
    TAGGER(Tagger.TYPE, "tag", "evaluate"),
    /// Forecasts series.
    FORECASTER(Forecaster.TYPE, "forecast", "backtest");

    private final String type;
    private final String use; // the verb that uses it
    private final String judge; // the verb that tells how good it is

    ModelKind(String type, String use, String judge) {
        this.type = type;
        this.use = use;
        this.judge = judge;
    }

    /// Opens the model in a folder.
    ///
    /// @param open opens it
    /// @param warnings what a user should know of it
    /// @param err where that is said
    /// @throws FormatException if there is none of this kind; the command for what is there is named
    <M> M open(Path folder, Supplier<M> open, Function<M, List<String>> warnings, PrintWriter err) {
        check(folder, kind -> kind.use);
        var model = open.get();
        warnings.apply(model).forEach(warning -> err.println("rondo: " + folder + ": " + warning));
        return model;
    }

    /// Checks that a folder holds a model of this kind, which is to be judged.
    ///
    /// @throws FormatException if it does not; the command that judges what is there is named
    void checkJudged(Path folder) {
        check(folder, kind -> kind.judge);
    }

    private void check(Path folder, Function<ModelKind, String> verb) {
        String found = ModelFolder.read(folder).type();
        if (!found.equals(type)) {
            String remedy = Arrays.stream(values())
                    .filter(kind -> kind.type.equals(found))
                    .findFirst()
                    .map(kind -> "use rondo " + verb.apply(kind) + " " + folder)
                    .orElse("this Rondo has no command for it, rondo inspect " + folder + " tells what it is");
            throw new FormatException(folder + ": a model of kind " + found + "; expected a " + type + "; " + remedy);
        }
    }
}
