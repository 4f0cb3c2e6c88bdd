// The tokens from the start of an output to one of its tokens.
package rondo.decode;

import java.util.Optional;

/// The tokens from the start of an output to one of its tokens, with their scores; paths share their
/// beginnings.
final class Path {
    private final Path before;
    private final int row;
    private final int token;
    private final int length;
    private final double score;
    private final double[] scores;
    private final Optional<float[]> attention;

    /// The empty path of an output in a search with some scorers.
    Path(int scorers) {
        this.before = this;
        this.row = 0;
        this.token = -1;
        this.length = 0;
        this.score = 0;
        this.scores = new double[scorers];
        this.attention = Optional.empty();
    }

    /// A path and one more token.
    ///
    /// @param prefix holds the path before
    /// @param candidates has the token as its number i
    Path(Path before, Prefix prefix, Candidates candidates, int i, boolean withAttention) {
        this.before = before;
        this.row = candidates.row(i);
        this.token = candidates.token(i);
        this.length = before.length + 1;
        this.score = candidates.score(i);
        this.scores = before.scores.clone();
        var parts = prefix.parts();
        for (int part = 0; part < scores.length; part++) {
            scores[part] += parts.get(part).logProb(row, token);
        }
        this.attention = withAttention ? prefix.alignment(row) : Optional.empty();
    }

    /// Where the prefix held the path without its last token.
    int row() {
        return row;
    }

    /// The last token.
    int token() {
        return token;
    }

    /// The number of tokens, `</s>` included.
    int length() {
        return length;
    }

    /// The sum of log-probabilities.
    double score() {
        return score;
    }

    /// The score divided by length^alpha.
    double normalized(double alpha) {
        return score / Math.pow(Math.max(1, length), alpha);
    }

    /// What the caller of a search sees.
    ///
    /// @param ended whether the last token is `</s>`
    Hypothesis hypothesis(boolean ended, double alpha) {
        int count = ended ? length - 1 : length;
        int[] tokens = new int[count];
        float[][] weights = new float[count][];
        boolean aligned = attention.isPresent();
        var path = ended ? before : this;
        for (int t = count - 1; t >= 0; t--, path = path.before) {
            tokens[t] = path.token;
            weights[t] = path.attention.orElseGet(() -> new float[0]);
        }
        return new Hypothesis(
                tokens, ended, score, normalized(alpha), scores, aligned ? Optional.of(weights) : Optional.empty());
    }
}
