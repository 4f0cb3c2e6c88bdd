// How BLEU cuts words, as an option of commands.
package rondo.app.stream;

import picocli.CommandLine.Option;
import rondo.metric.BleuTokenizer;

/// How BLEU cuts words, as an option of commands.
public final class TokenizeOption {
    @Option(
            names = "--tokenize",
            paramLabel = "NAME",
            description = "How BLEU cuts words: 13a (languages with blanks; default), zh, intl (Unicode), char, none.")
    private String name = BleuTokenizer.V13A.label();

    /// What cuts.
    ///
    /// @throws rondo.basis.ConfigException if there is none of this name
    public BleuTokenizer tokenizer() {
        return BleuTokenizer.named(name);
    }
}
