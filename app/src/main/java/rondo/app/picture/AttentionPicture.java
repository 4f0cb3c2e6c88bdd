// Attention weights drawn with blocks of four shades, for a terminal.
package rondo.app.picture;

import java.util.ArrayList;
import java.util.List;
import rondo.basis.Columns;
import rondo.basis.ShapeException;

/// Attention weights drawn with blocks of four shades, for a terminal: a row for each target token, a column
/// for each source token, whose letters stand below one another. Behind each row stands the source token that
/// it looks at most. Chinese signs take two columns of the terminal, and the rows stay in line. A picture wider
/// than a terminal is cut into several, one below the other.
public final class AttentionPicture {
    /// How many columns of a terminal a picture takes at most.
    public static final int WIDTH = 100;

    private static final String SHADES = " ░▒▓█";
    private static final float[] THRESHOLDS = {0.08f, 0.25f, 0.5f, 0.75f};
    private static final int LONGEST = 12;
    private static final int CELL = 2;

    private AttentionPicture() {}

    /// Draws attention weights.
    ///
    /// @param source the S source tokens, at least one
    /// @param target the T target tokens
    /// @param weights how much each target token looked at each source token, `[T][S]`, each row in 0 to 1
    /// @return lines that all end in `\n`
    /// @throws ShapeException if the weights are not `[T][S]`
    public static String draw(List<String> source, List<String> target, float[][] weights) {
        check(source, target, weights);
        List<String> columns = source.stream().map(AttentionPicture::shown).toList();
        List<String> rows = target.stream().map(AttentionPicture::shown).toList();
        int margin = widest(rows);
        int cells = (WIDTH - margin - widest(columns) - 6) / CELL;
        StringBuilder picture = new StringBuilder();
        for (int first = 0; first < columns.size(); first += cells) {
            int end = Math.min(columns.size(), first + cells);
            header(picture, columns.subList(first, end), margin);
            for (int t = 0; t < rows.size(); t++) {
                picture.append(padding(margin - Columns.of(rows.get(t)))).append(rows.get(t));
                picture.append(" │");
                for (int s = first; s < end; s++) {
                    picture.repeat(shade(weights[t][s]), CELL);
                }
                int most = most(weights[t]);
                picture.append(most >= first && most < end ? "│ " + columns.get(most) : "│")
                        .append('\n');
            }
        }
        return picture.toString();
    }

    private static void check(List<String> source, List<String> target, float[][] weights) {
        if (source.isEmpty()) {
            throw new ShapeException("attention picture: no source tokens; expected at least one");
        }
        if (weights.length != target.size()) {
            throw new ShapeException("attention picture: " + weights.length + " rows of weights; expected one for each"
                    + " of the " + target.size() + " target tokens");
        }
        for (int t = 0; t < weights.length; t++) {
            if (weights[t].length != source.size()) {
                throw new ShapeException("attention picture: " + weights[t].length + " weights in row " + t
                        + "; expected one for each of the " + source.size() + " source tokens");
            }
        }
    }

    /// The letters of the columns' tokens below one another, ending just above the first row.
    private static void header(StringBuilder picture, List<String> columns, int margin) {
        List<int[]> letters =
                columns.stream().map(c -> c.codePoints().toArray()).toList();
        int height = letters.stream().mapToInt(l -> l.length).max().orElse(0);
        for (int line = 0; line < height; line++) {
            StringBuilder text = new StringBuilder(padding(margin + 2));
            for (int[] token : letters) {
                int at = line - (height - token.length);
                String letter = at < 0 ? "" : Character.toString(token[at]);
                text.append(letter).append(padding(CELL - Columns.of(letter)));
            }
            picture.append(text.toString().stripTrailing()).append('\n');
        }
    }

    private static char shade(float weight) {
        int shade = 0;
        while (shade < THRESHOLDS.length && weight >= THRESHOLDS[shade]) {
            shade++;
        }
        return SHADES.charAt(shade);
    }

    private static int most(float[] weights) {
        int most = 0;
        for (int s = 1; s < weights.length; s++) {
            most = weights[s] > weights[most] ? s : most;
        }
        return most;
    }

    /// A token without its spaces, the mark `▁` for one, control and combining characters, cut where it is
    /// long.
    private static String shown(String token) {
        List<Integer> signs = new ArrayList<>();
        token.codePoints().filter(AttentionPicture::visible).forEach(signs::add);
        boolean cut = signs.size() > LONGEST;
        StringBuilder text = new StringBuilder();
        signs.subList(0, cut ? LONGEST - 1 : signs.size()).forEach(text::appendCodePoint);
        return cut ? text.append('…').toString() : text.toString();
    }

    private static boolean visible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> codePoint != '▁' && !Character.isSpaceChar(codePoint);
        };
    }

    private static int widest(List<String> tokens) {
        return tokens.stream().mapToInt(Columns::of).max().orElse(0);
    }

    private static String padding(int columns) {
        return " ".repeat(Math.max(0, columns));
    }
}
