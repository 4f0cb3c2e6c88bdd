// The entry of the command line: finds the command, runs it, gives the exit code.
package rondo.app;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The entry of the command line: finds the command, runs it, gives the exit code: 0 done, 2 usage, 65 data, 1
/// other.
@Command(
        name = "rondo",
        description = "Recurrent neural networks for sequences and trees.",
        versionProvider = VersionReport.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:", "  rondo bleu --reference ref.de < out.de", "", "rondo COMMAND --help tells more."})
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
            description = "Show the version of Rondo and of Java.")
    private boolean version;

    @Option(names = "--trace", scope = ScopeType.INHERIT, description = "When something fails, show the stack as well.")
    private boolean trace;

    private Main() {}

    /// Runs a command and ends the process.
    public static void main(String[] args) {
        System.exit(run(Streams.ofProcess(), args));
    }

    /// Runs a command.
    ///
    /// @return the exit code
    static int run(Streams streams, String... args) {
        var line = commandLine(streams);
        if (args.length == 0) {
            line.usage(streams.err());
            return ErrorReport.USAGE;
        }
        var report = new ErrorReport(streams.err(), List.of(args).contains("--trace"));
        return line.setParameterExceptionHandler(report)
                .setExecutionExceptionHandler(report)
                .execute(args);
    }

    private static CommandLine commandLine(Streams streams) {
        return new CommandLine(new Main())
                .addSubcommand(new DemoCommand(streams))
                .addSubcommand(new BleuCommand(streams))
                .setOut(streams.out())
                .setErr(streams.err())
                .setUnmatchedOptionsAllowedAsOptionParameters(false);
    }
}
