// How surprised a model is by a text.
package rondo.metric;

/// How surprised a model is by a text: the exponential of the mean negative log-likelihood of its tokens.
///
/// @param negativeLogLikelihood summed over the tokens, natural logarithm
/// @param tokens how many were predicted, ends of sentences included
public record Perplexity(double negativeLogLikelihood, long tokens) {
    /// Nothing predicted yet; the start of a sum.
    public static final Perplexity NONE = new Perplexity(0, 0);

    /// The perplexity of both texts together.
    public Perplexity plus(Perplexity other) {
        return new Perplexity(negativeLogLikelihood + other.negativeLogLikelihood, tokens + other.tokens);
    }

    /// The mean negative log-likelihood of a token; not a number if there is none.
    public double perToken() {
        return negativeLogLikelihood / tokens;
    }

    /// The perplexity, at least 1; not a number if there is no token.
    public double value() {
        return Math.exp(perToken());
    }

    /// Bits that the model needs for a token.
    public double bits() {
        return perToken() / Math.log(2);
    }

    /// The value with two decimals: `perplexity 31.42 (5,012 tokens)`.
    @Override
    public String toString() {
        String shown = Double.isFinite(value()) ? Figures.fixed(value(), 2) : Double.toString(value());
        return "perplexity " + shown + " (" + Figures.grouped(tokens) + " tokens)";
    }
}
