// The entry of the command line: finds the command, runs it, gives the exit code.
package rondo.app;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import rondo.app.ink.EvaluateInkCommand;
import rondo.app.ink.InkCommand;
import rondo.app.ink.RecognizeCommand;
import rondo.app.label.EvaluateTaggerCommand;
import rondo.app.label.TagCommand;
import rondo.app.language.GenerateCommand;
import rondo.app.language.PerplexityCommand;
import rondo.app.language.SuggestCommand;
import rondo.app.model.InspectCommand;
import rondo.app.model.NamedModel;
import rondo.app.phrase.ClassifyPhrasesCommand;
import rondo.app.phrase.EvaluatePhrasesCommand;
import rondo.app.phrase.NeighboursCommand;
import rondo.app.rank.RankCommand;
import rondo.app.rescore.RescoreCommand;
import rondo.app.rescore.TuneCommand;
import rondo.app.score.ScoreCommand;
import rondo.app.sequence.ClassifySequencesCommand;
import rondo.app.sequence.EvaluateSequencesCommand;
import rondo.app.series.AnomaliesCommand;
import rondo.app.series.BacktestCommand;
import rondo.app.series.ForecastCommand;
import rondo.app.stream.StopSignal;
import rondo.app.stream.Streams;
import rondo.app.train.DemoCommand;
import rondo.app.train.TrainCommand;
import rondo.app.translate.BleuCommand;
import rondo.app.translate.EncodeCommand;
import rondo.app.translate.EvaluateCommand;
import rondo.app.translate.TranslateCommand;
import rondo.app.tree.ClassifyCommand;
import rondo.app.tree.EvalbCommand;
import rondo.app.tree.EvaluateParserCommand;
import rondo.app.tree.EvaluateTreesCommand;
import rondo.app.tree.ParseCommand;
import rondo.app.tree.TreesCommand;
import rondo.ink.Recognizer;
import rondo.label.Tagger;
import rondo.label.sequence.SequenceClassifier;
import rondo.structure.TreeClassifier;
import rondo.structure.parse.Parser;
import rondo.structure.phrase.PhraseEncoder;

/// The entry of the command line: finds the command, runs it, gives the exit code: 0 done, 2 usage, 65 data, 1
/// other. The script `rondo` that starts it ends with 69 where there is no JDK 25.
@Command(
        name = "rondo",
        description = "Recurrent neural networks for sequences and trees.",
        versionProvider = VersionReport.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Example:",
            "  rondo train translator --train train.en train.de \\",
            "      --dev dev.en dev.de --model en-de",
            "  rondo translate en-de < test.en",
            "",
            "rondo COMMAND --help tells more."
        })
@SuppressWarnings("UnusedVariable") // picocli alone looks at the options here
public final class Main {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version of Rondo, of Java, and how it computes.")
    private boolean version;

    @Option(names = "--trace", scope = ScopeType.INHERIT, description = "When something fails, show the stack as well.")
    private boolean trace;

    private Main() {}

    /// Runs a command and ends the process.
    public static void main(String[] args) {
        var stop = StopSignal.ofProcess();
        stop.exit(run(Streams.ofProcess(), stop, args));
    }

    /// Runs a command.
    ///
    /// @param stop tells the command to save and end
    /// @return the exit code; not 0 if not all could be printed
    static int run(Streams streams, StopSignal stop, String... args) {
        var line = commandLine(streams, stop, args);
        if (args.length == 0) {
            line.usage(streams.err());
            return ErrorReport.USAGE;
        }
        var report = new ErrorReport(streams.err(), List.of(args).contains("--trace"));
        try {
            int code = line.setParameterExceptionHandler(report)
                    .setExecutionExceptionHandler(report)
                    .execute(args);
            return code == 0 && streams.out().checkError() ? ErrorReport.OTHER : code;
        } catch (Error e) {
            return report.handleError(e);
        }
    }

    /// The command line with the command that the arguments name; with all of them, for help, where they name none.
    private static CommandLine commandLine(Streams streams, StopSignal stop, String... args) {
        var line = new CommandLine(new Main());
        var commands = commands(streams, stop, args);
        var named = Arrays.stream(args)
                .filter(arg -> !arg.startsWith("-"))
                .findFirst()
                .flatMap(name -> Optional.ofNullable(commands.get(name)));
        if (named.isPresent()) {
            line.addSubcommand(named.get().get());
        } else {
            commands.values().forEach(command -> line.addSubcommand(command.get()));
            line.addSubcommand(new HelpCommand());
        }
        return line.setOut(streams.out()).setErr(streams.err()).setUnmatchedOptionsAllowedAsOptionParameters(false);
    }

    /// Commands by name, in the order of the help, each made when it is asked for: all together take as long as the
    /// rest of a start.
    private static Map<String, Supplier<Object>> commands(Streams streams, StopSignal stop, String... args) {
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put("demo", () -> DemoCommand.line(streams, stop));
        commands.put("train", () -> TrainCommand.line(streams, stop));
        commands.put("translate", () -> new TranslateCommand(streams));
        commands.put("encode", () -> new EncodeCommand(streams));
        commands.put("recognize", () -> new RecognizeCommand(streams));
        commands.put("classify", () -> classification(streams, args));
        commands.put("neighbours", () -> new NeighboursCommand(streams));
        commands.put("parse", () -> new ParseCommand(streams));
        commands.put("tag", () -> new TagCommand(streams));
        commands.put("evaluate", () -> evaluation(streams, args));
        commands.put("score", () -> new ScoreCommand(streams));
        commands.put("perplexity", () -> new PerplexityCommand(streams));
        commands.put("generate", () -> new GenerateCommand(streams));
        commands.put("rank", () -> new RankCommand(streams));
        commands.put("suggest", () -> new SuggestCommand(streams));
        commands.put("forecast", () -> new ForecastCommand(streams));
        commands.put("backtest", () -> new BacktestCommand(streams));
        commands.put("anomalies", () -> new AnomaliesCommand(streams));
        commands.put("ink", () -> new InkCommand(streams));
        commands.put("trees", () -> new TreesCommand(streams));
        commands.put("inspect", () -> new InspectCommand(streams));
        commands.put("rescore", () -> new RescoreCommand(streams));
        commands.put("tune", () -> new TuneCommand(streams));
        commands.put("bleu", () -> new BleuCommand(streams));
        commands.put("evalb", () -> new EvalbCommand(streams));
        return commands;
    }

    /// The command that labels with the kind of model that the arguments name first.
    private static Object classification(Streams streams, String... args) {
        var type = NamedModel.typeAfter("classify", "--parser", args).orElse("");
        return switch (type) {
            case PhraseEncoder.TYPE -> new ClassifyPhrasesCommand(streams);
            case SequenceClassifier.TYPE -> new ClassifySequencesCommand(streams);
            default -> new ClassifyCommand(streams);
        };
    }

    /// The command that evaluates the kind of model that the arguments name.
    private static Object evaluation(Streams streams, String... args) {
        var judges = new LinkedHashMap<String, Supplier<Object>>();
        judges.put(Recognizer.TYPE, () -> new EvaluateInkCommand(streams));
        judges.put(SequenceClassifier.TYPE, () -> new EvaluateSequencesCommand(streams));
        judges.put(Parser.TYPE, () -> new EvaluateParserCommand(streams));
        judges.put(PhraseEncoder.TYPE, () -> new EvaluatePhrasesCommand(streams));
        judges.put(Tagger.TYPE, () -> new EvaluateTaggerCommand(streams));
        judges.put(TreeClassifier.TYPE, () -> new EvaluateTreesCommand(streams));
        judges.keySet().retainAll(NamedModel.typesAfter("evaluate", args));
        return judges.isEmpty()
                ? new EvaluateCommand(streams)
                : judges.values().iterator().next().get();
    }
}
