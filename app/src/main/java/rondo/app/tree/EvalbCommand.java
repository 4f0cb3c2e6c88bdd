// rondo evalb: scores the brackets of trees against true ones.
package rondo.app.tree;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rondo.app.stream.Streams;
import rondo.basis.InputException;
import rondo.metric.tree.BracketMatch;
import rondo.metric.tree.BracketRules;
import rondo.text.tree.AlignedTrees;

/// `rondo evalb`: scores the brackets of trees against true ones, with EVALB's figures.
@Command(
        name = "evalb",
        sortOptions = false,
        description = {
            "Score the brackets of trees against true ones, with the figures of EVALB.",
            "Both files have the same sentences, one tree a line or over several. A line without a tree is skipped;",
            "a sentence of other words is an error, named and left out of the figures."
        },
        footer = {
            "",
            "Examples:",
            "  rondo evalb gold.mrg parsed.mrg",
            "  rondo evalb gold.mrg parsed.mrg --per-sentence --parameters new.prm"
        })
public final class EvalbCommand implements Callable<Integer> {
    private static final int CUTOFF = 40;

    private final Streams streams;

    @Parameters(index = "0", paramLabel = "GOLD", description = "The true trees.")
    private Path gold = Path.of("");

    @Parameters(index = "1", paramLabel = "TEST", description = "The trees to judge.")
    private Path test = Path.of("");

    @Option(names = "--per-sentence", description = "Print a row for each sentence before the summary.")
    private boolean perSentence;

    @Option(
            names = "--parameters",
            paramLabel = "FILE",
            description = "A parameter file of EVALB (default: as COLLINS.prm, with ROOT and S1 as TOP).")
    private Optional<Path> parameters = Optional.empty();

    /// A command that prints on these streams.
    public EvalbCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        var file = parameters.map(RulesFile::read);
        var rules = file.map(RulesFile::rules).orElseGet(BracketRules::collins);
        var truth = AlignedTrees.read(gold);
        var answers = AlignedTrees.read(test);
        if (truth.isEmpty()) {
            throw new InputException(gold + ": no trees; expected one for each sentence");
        }
        if (truth.size() != answers.size()) {
            throw new InputException(test + ": " + answers.size() + " sentences but " + truth.size() + " in " + gold
                    + "; expected as many; the files must be aligned tree by tree");
        }
        var matches = IntStream.range(0, truth.size())
                .mapToObj(i -> rules.compare(truth.get(i), answers.get(i)))
                .toList();
        for (int i = 0; i < matches.size(); i++) {
            tell(i + 1, matches.get(i));
        }
        var report = new BracketReport(matches, file.flatMap(RulesFile::cutoff).orElse(CUTOFF));
        if (perSentence) {
            streams.out().print(report.sentences() + "\n");
        }
        streams.out().print(report.summary());
        streams.out().flush();
        return 0;
    }

    private void tell(int sentence, BracketMatch match) {
        match.reason().ifPresent(reason -> streams.err().println("note: sentence " + sentence + ": " + reason));
    }
}
