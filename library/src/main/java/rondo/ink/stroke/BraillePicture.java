// A picture of ink with Braille signs, for a terminal.
package rondo.ink.stroke;

/// A picture of ink with Braille signs, for a terminal: each sign has two by four dots, which are about as far apart
/// in both directions. y downwards.
public final class BraillePicture {
    private static final int ACROSS = 2; // dots of a sign
    private static final int DOWN = 4;
    private static final int BLANK = 0x2800;
    private static final int[][] BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

    private final int[][] signs;
    private final Bounds bounds;
    private final double scale; // dots for a unit of the ink

    private BraillePicture(Bounds bounds, int columns, int rows) {
        this.bounds = bounds;
        double fits = Math.min(
                (columns * ACROSS - 1) / (double) bounds.width(), (rows * DOWN - 1) / (double) bounds.height());
        scale = fits < Double.POSITIVE_INFINITY ? fits : 0; // a dot
        signs = new int[y(bounds.bottom()) / DOWN + 1][x(bounds.right()) / ACROSS + 1];
    }

    /// Draws ink as large as it fits.
    ///
    /// @param columns the most signs in a line, at least 1
    /// @param rows the most lines, at least 1
    /// @return lines that all end in `\n`; none for ink without strokes
    public static String draw(Ink ink, int columns, int rows) {
        if (ink.strokes().isEmpty()) {
            return "";
        }
        var picture = new BraillePicture(ink.bounds(), columns, rows);
        ink.strokes().forEach(picture::add);
        return picture.toString();
    }

    private void add(Stroke stroke) {
        for (int i = 0; i < stroke.size(); i++) {
            int from = Math.max(0, i - 1);
            line(x(stroke.x(from)), y(stroke.y(from)), x(stroke.x(i)), y(stroke.y(i)));
        }
    }

    private int x(float x) {
        return (int) Math.round(((double) x - bounds.left()) * scale);
    }

    private int y(float y) {
        return (int) Math.round(((double) y - bounds.top()) * scale);
    }

    private void line(int fromX, int fromY, int toX, int toY) {
        int steps = Math.max(1, Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY)));
        for (int step = 0; step <= steps; step++) {
            int x = fromX + Math.round((float) step * (toX - fromX) / steps);
            int y = fromY + Math.round((float) step * (toY - fromY) / steps);
            signs[y / DOWN][x / ACROSS] |= BITS[y % DOWN][x % ACROSS];
        }
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (int[] row : signs) {
            var line = new StringBuilder();
            for (int sign : row) {
                line.append(sign == 0 ? ' ' : (char) (BLANK + sign));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
