// How surprised a language model is by a text.
package rondo.metric;

import rondo.basis.Shown;

/// How surprised a language model is by a text, by its own tokens, by words and by characters. Figures by words
/// and characters can be compared between models that cut texts in different ways, as long as no token is
/// unknown: an unknown token is predicted as one token, whatever word it stands for.
///
/// @param nats the summed negative log-likelihood, natural logarithm, ends of lines included
/// @param tokens how many tokens were predicted, ends of lines included
/// @param lines how many ends of lines there are among them
/// @param words how many words, runs of characters that are no white space; each Han character is one
/// @param characters how many Unicode characters, without ends of lines
/// @param unknown how many tokens are unknown
/// @param unknownNats the part of `nats` that is theirs
public record TextPerplexity(
        double nats, long tokens, long lines, long words, long characters, long unknown, double unknownNats) {
    /// Nothing predicted yet; the start of a sum.
    public static final TextPerplexity NONE = new TextPerplexity(0, 0, 0, 0, 0, 0, 0);

    /// Both texts together.
    public TextPerplexity plus(TextPerplexity other) {
        return new TextPerplexity(
                nats + other.nats,
                tokens + other.tokens,
                lines + other.lines,
                words + other.words,
                characters + other.characters,
                unknown + other.unknown,
                unknownNats + other.unknownNats);
    }

    /// The perplexity of a word or end of a line.
    public double perWord() {
        return Math.exp(nats / (words + lines));
    }

    /// The perplexity of a token or end of a line.
    public double perToken() {
        return Math.exp(nats / tokens);
    }

    /// The perplexity of a token that is not unknown.
    public double perKnownToken() {
        return Math.exp((nats - unknownNats) / (tokens - unknown));
    }

    /// Bits for a character or end of a line.
    public double bitsPerCharacter() {
        return nats / Math.log(2) / (characters + lines);
    }

    /// The figures, a line each.
    public String report() {
        var report = new StringBuilder();
        report.append(row("perplexity per word", perWord(), words, "words", lines))
                .append(row("perplexity per token", perToken(), tokens - lines, "tokens", lines))
                .append(row("bits per character", bitsPerCharacter(), characters, "characters", lines));
        if (unknown == 0) {
            return report.append("unknown               none").toString();
        }
        return report.append("unknown               ")
                .append(Shown.number(unknown))
                .append(" tokens, ")
                .append(Figures.fixed(100.0 * unknown / tokens, 2))
                .append(" %, each counted as one token; without them ")
                .append(Figures.fixed(perKnownToken(), 2))
                .append(" per token")
                .toString();
    }

    private static String row(String name, double value, long count, String what, long lines) {
        String shown = Double.isFinite(value) ? Figures.fixed(value, value < 10 ? 4 : 2) : "none";
        return String.format(
                "%-20s %9s   (%s %s and %s ends of lines)%n",
                name, shown, Shown.number(count), what, Shown.number(lines));
    }
}
