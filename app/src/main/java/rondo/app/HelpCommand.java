// rondo help: what a command does.
package rondo.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rondo.basis.ConfigException;
import rondo.basis.Nearest;

/// `rondo help`: what a command does, as its `--help` says.
@Command(
        name = "help",
        description = "Tell what a command does.",
        footer = {"", "Example:", "  rondo help train translator"})
final class HelpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "Its name; without one, all are listed.")
    private List<String> names = new ArrayList<>();

    @Override
    public Integer call() {
        CommandLine line = spec.parent().commandLine();
        for (var name : names) {
            var commands = line.getSubcommands();
            if (!commands.containsKey(name)) {
                throw new ConfigException("help: unknown command " + name + "; expected one of " + commands.keySet()
                        + Nearest.hint(name, commands.keySet()));
            }
            line = commands.get(name);
        }
        line.usage(line.getOut());
        return 0;
    }
}
