// Says how the brackets of a text match.
package rondo.app.tree;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import rondo.basis.Shown;
import rondo.metric.tree.BracketMatch;
import rondo.metric.tree.BracketMatch.Status;
import rondo.metric.tree.BracketScore;

/// Says how the brackets of a text match, as a summary in two columns and as a table of sentences, with the figures of
/// EVALB.
///
/// @param matches of each sentence
/// @param cutoff the longest sentence of the second column, words
record BracketReport(List<BracketMatch> matches, int cutoff) {
    private static final String ROW = "%8s %6s %7s %6s %9s %7s %4s %4s %8s %5s %4s %7s\n";

    /// The figures of all sentences, and of those that are not long.
    String summary() {
        var all = BracketScore.of(matches);
        var shorter = BracketScore.of(
                matches.stream().filter(m -> m.length() <= cutoff).toList());
        var text = new StringBuilder(row("", "all", "to " + cutoff + " words"));
        addCount(text, "sentences", all, shorter, BracketScore::sentences);
        addCount(text, "  compared", all, shorter, BracketScore::valid);
        addCount(text, "  errors", all, shorter, BracketScore::errors);
        addCount(text, "  skipped", all, shorter, BracketScore::skipped);
        addFigure(text, "bracket recall", all, shorter, BracketScore::recall);
        addFigure(text, "bracket precision", all, shorter, BracketScore::precision);
        addFigure(text, "bracket F1", all, shorter, BracketScore::f1);
        addFigure(text, "complete match", all, shorter, BracketScore::complete);
        addFigure(text, "average crossing", all, shorter, BracketScore::crossing);
        addFigure(text, "no crossing", all, shorter, BracketScore::noCrossing);
        addFigure(text, "2 or less crossing", all, shorter, BracketScore::fewCrossing);
        addFigure(text, "tagging accuracy", all, shorter, BracketScore::tagging);
        return text.toString();
    }

    /// A row for each sentence.
    String sentences() {
        var text = new StringBuilder(ROW.formatted(
                "sentence",
                "length",
                "status",
                "recall",
                "precision",
                "matched",
                "gold",
                "test",
                "crossing",
                "words",
                "tags",
                "tagging"));
        for (int i = 0; i < matches.size(); i++) {
            var m = matches.get(i);
            text.append(ROW.formatted(
                    i + 1,
                    m.length(),
                    status(m.status()),
                    figure(m.recall()),
                    figure(m.precision()),
                    m.matched(),
                    m.gold(),
                    m.test(),
                    m.crossing(),
                    m.words(),
                    m.tags(),
                    figure(m.tagging())));
        }
        return text.toString();
    }

    private static String status(Status status) {
        return switch (status) {
            case VALID -> "ok";
            case ERROR -> "error";
            case SKIPPED -> "skipped";
        };
    }

    private static void addCount(
            StringBuilder text,
            String name,
            BracketScore all,
            BracketScore shorter,
            Function<BracketScore, Integer> of) {
        text.append(row(name, Shown.number(of.apply(all)), Shown.number(of.apply(shorter))));
    }

    private static void addFigure(
            StringBuilder text,
            String name,
            BracketScore all,
            BracketScore shorter,
            Function<BracketScore, Double> of) {
        text.append(row(name, figure(of.apply(all)), figure(of.apply(shorter))));
    }

    private static String row(String name, String all, String shorter) {
        return "%-18s%12s%14s\n".formatted(name, all, shorter);
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
