// rondo bleu: scores translations against references.
package rondo.app.translate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rondo.app.stream.Streams;
import rondo.app.stream.TextLines;
import rondo.app.stream.TokenizeOption;
import rondo.basis.Lines;
import rondo.metric.TextMetric;
import rondo.metric.TextMetrics;

/// `rondo bleu`: scores translations against references, with sacreBLEU's figures and in its form, and compares
/// systems.
@Command(
        name = "bleu",
        sortOptions = false,
        header = "Score translations, one a line, against references.",
        description = {
            "One system is scored in the form of sacreBLEU. Several are compared with the",
            "first: scores and differences with their 95 %% intervals, and how likely so",
            "large a difference were between equally good systems (p), by paired bootstrap",
            "resampling and by approximate randomisation; below 0.05 is called significant."
        },
        footer = {
            "",
            "Examples:",
            "  rondo bleu --reference ref.de < out.de",
            "  rondo bleu --tokenize zh --reference ref1.zh --reference ref2.zh out.zh",
            "  rondo bleu --metric bleu,chrf,wer --reference ref.de before.de after.de"
        })
public final class BleuCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "standard input";

    private final Streams streams;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "The translations of each system; one system on standard input if left out.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--reference",
            required = true,
            paramLabel = "FILE",
            description = "A translation by people, line by line; may be given several times.")
    private List<Path> references = new ArrayList<>();

    @Option(
            names = "--metric",
            split = ",",
            paramLabel = "NAME",
            description = "One or several of bleu (default), chrf, wer (word error rate), cer (of characters).")
    private List<String> metrics = List.of("bleu");

    @Mixin
    private TokenizeOption tokenize = new TokenizeOption();

    @Option(names = "--json", description = "Print a line of JSON for each metric, with all of this.")
    private boolean json;

    /// A command that reads and prints on these streams.
    public BleuCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        var tokenizer = tokenize.tokenizer();
        var chosen =
                metrics.stream().map(name -> TextMetrics.named(name, tokenizer)).toList();
        var texts = references.stream().map(TextLines::read).toList();
        var systems = files.isEmpty()
                ? List.of(TextLines.read(new Lines(streams.in(), STANDARD_INPUT), STANDARD_INPUT))
                : files.stream().map(TextLines::read).toList();
        systems.forEach(system -> system.checkAligned(texts));
        for (var metric : chosen) {
            var report = report(metric, systems, texts);
            streams.out().print(json ? report.json() : report.text());
        }
        streams.out().flush();
        return 0;
    }

    private static SystemReport report(TextMetric metric, List<TextLines> systems, List<TextLines> references) {
        var expected = references.stream().map(TextLines::lines).toList();
        return new SystemReport(
                metric,
                references.size(),
                systems.stream().map(TextLines::name).toList(),
                systems.stream()
                        .map(system -> metric.ofText(system.lines(), expected))
                        .toList());
    }
}
