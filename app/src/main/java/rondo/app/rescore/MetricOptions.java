// By which metric texts are judged, as options of commands.
package rondo.app.rescore;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rondo.app.stream.TokenizeOption;
import rondo.metric.BleuTokenizer;
import rondo.metric.TextMetric;
import rondo.metric.TextMetrics;

/// By which metric texts are judged, as options of commands.
final class MetricOptions {
    @Option(
            names = "--metric",
            paramLabel = "NAME",
            description =
                    "By what choices are judged: bleu (default), chrf, wer (word error rate), cer (of characters).")
    private String name = "bleu";

    @Mixin
    private TokenizeOption tokenize = new TokenizeOption();

    /// The metric.
    ///
    /// @throws rondo.basis.ConfigException if there is none of this name
    TextMetric metric() {
        return TextMetrics.named(name, tokenizer());
    }

    /// How BLEU cuts words.
    BleuTokenizer tokenizer() {
        return tokenize.tokenizer();
    }
}
