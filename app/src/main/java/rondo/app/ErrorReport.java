// Says in one line what went wrong, and gives the exit code.
package rondo.app;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import rondo.app.model.NamedModel;
import rondo.basis.ConfigException;
import rondo.basis.FormatException;
import rondo.basis.InputException;
import rondo.basis.Nearest;
import rondo.basis.RondoException;
import rondo.basis.StoppedException;

/// Says in one line on standard error what went wrong, with the stack below on `--trace`, and gives the exit
/// code.
///
/// @param err where to say it
/// @param trace whether to show the stack
record ErrorReport(PrintWriter err, boolean trace) implements IParameterExceptionHandler, IExecutionExceptionHandler {
    static final int DONE = 0;
    static final int OTHER = 1;
    static final int USAGE = 2;
    static final int DATA = 65;
    private static final Map<Class<?>, String> NUMBERS = Map.of(
            int.class,
            "a whole number",
            long.class,
            "a whole number",
            float.class,
            "a number",
            double.class,
            "a number");

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        var line = e.getCommandLine();
        String command = line.getCommandSpec().qualifiedName();
        String found = unknownCommand(line)
                .or(() -> mistyped(args, line))
                .or(() -> line.getUnmatchedArguments().stream().findFirst())
                .map(argument -> unmatched(argument, line))
                .or(() -> unreadable(e))
                .orElse(String.valueOf(e.getMessage()));
        String model = Arrays.stream(args) // whose kind may decide which help is meant
                .skip(1)
                .limit(1)
                .filter(NamedModel::isModel)
                .map(" "::concat)
                .findFirst()
                .orElse("");
        say(command.replace(" ", ": ") + ": " + found + "; see " + command + model + " --help", e);
        return USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult result) {
        boolean expected = e instanceof RondoException;
        say("rondo: " + (expected ? String.valueOf(e.getMessage()) : e + "; --trace shows where"), e);
        return switch (e) {
            case StoppedException _ -> DONE;
            case InputException _, FormatException _ -> DATA;
            case ConfigException _ -> USAGE;
            default -> OTHER;
        };
    }

    /// An error of the virtual machine, such as a lack of memory.
    int handleError(Error e) {
        String remedy = e instanceof OutOfMemoryError
                ? "; expected enough memory; take a smaller batch, fewer hidden units or a smaller vocabulary"
                : "; --trace shows where";
        say("rondo: " + e + remedy, e);
        return OTHER;
    }

    /// What stands in the place of a command that is none.
    private static Optional<String> unknownCommand(CommandLine line) {
        return line.getSubcommands().isEmpty() || line.getUnmatchedArguments().isEmpty()
                ? Optional.empty()
                : Optional.of(line.getUnmatchedArguments().getFirst()).filter(word -> !word.startsWith("-"));
    }

    /// The first long option that the command does not know; picocli calls it a missing value when it follows
    /// an option that takes one.
    private static Optional<String> mistyped(String[] args, CommandLine line) {
        var known = line.getCommandSpec().optionsMap().keySet();
        return Arrays.stream(args)
                .takeWhile(arg -> !arg.equals("--"))
                .filter(arg -> arg.startsWith("--") && !known.contains(arg.replaceFirst("=.*", "")))
                .findFirst();
    }

    /// A value that is no number where one is expected.
    private static Optional<String> unreadable(ParameterException e) {
        return Optional.ofNullable(e.getArgSpec())
                .filter(argument -> e.getValue() != null && NUMBERS.containsKey(argument.type()))
                .map(argument -> (argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel())
                        + " is " + e.getValue() + "; expected " + NUMBERS.get(argument.type()));
    }

    private static String unmatched(String argument, CommandLine line) {
        boolean option = argument.startsWith("-");
        String name = option ? argument.replaceFirst("=.*", "") : argument;
        Collection<String> known = option
                ? line.getCommandSpec().optionsMap().keySet()
                : List.copyOf(line.getSubcommands().keySet());
        String kind = option ? "unknown option " : known.isEmpty() ? "one argument too many: " : "unknown command ";
        return kind + name + Nearest.hint(name, known);
    }

    private void say(String message, Throwable e) {
        err.println(message.lines().findFirst().orElse(message));
        if (trace) {
            e.printStackTrace(err);
        }
        err.flush();
    }
}
