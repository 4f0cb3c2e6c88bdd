// Pictures of series for a terminal.
package rondo.app.chart;

import java.util.Arrays;
import java.util.Locale;

/// Pictures of series for a terminal: values as `·`, the forecast as `━`, its interval as `░`, and odd values as
/// `X`.
public final class ChartText {
    private static final int COLUMNS = 84;
    private static final int ROWS = 16;

    private final Chart chart;
    private final double low;
    private final double high;
    private final char[][] cells = new char[ROWS][COLUMNS];

    private ChartText(Chart chart) {
        this.chart = chart;
        this.low = chart.bottom();
        this.high = chart.top();
        for (char[] row : cells) {
            Arrays.fill(row, ' ');
        }
    }

    /// A picture of a chart.
    ///
    /// @return lines that all end in `\n`
    public static String of(Chart chart) {
        var text = new ChartText(chart);
        for (int[] part : Chart.stretches(chart.low(), chart.high())) {
            for (int i = part[0]; i <= part[1]; i++) {
                for (int row = text.row(chart.high()[i]); row <= text.row(chart.low()[i]); row++) {
                    text.cells[row][text.column(i)] = '░';
                }
            }
        }
        text.draw(chart.values(), '·');
        text.draw(chart.middle(), '━');
        chart.marked().forEach(i -> text.cells[text.row(chart.values()[i])][text.column(i)] = 'X');
        return text.toString();
    }

    private void draw(double[] numbers, char sign) {
        for (int i = 0; i < numbers.length; i++) {
            if (Double.isFinite(numbers[i])) {
                cells[row(numbers[i])][column(i)] = sign;
            }
        }
    }

    private int column(int index) {
        return chart.length() < 2 ? 0 : (int) Math.round((COLUMNS - 1.0) * index / (chart.length() - 1));
    }

    private int row(double value) {
        double share = high > low ? (value - low) / (high - low) : 0.5;
        return ROWS - 1 - (int) Math.round(share * (ROWS - 1));
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (int row = 0; row < ROWS; row++) {
            double value = high - (high - low) * row / (ROWS - 1);
            String label = row % 5 == 0 ? String.format(Locale.ROOT, "%9.4g ┤", value) : " ".repeat(10) + "│";
            text.append((label + new String(cells[row])).stripTrailing()).append('\n');
        }
        String first = chart.dates().getFirst();
        String last = chart.dates().getLast();
        text.append(" ".repeat(10)).append("└").append("─".repeat(COLUMNS)).append('\n');
        text.append(" ".repeat(11))
                .append(first)
                .append(" ".repeat(Math.max(1, COLUMNS - first.length() - last.length())))
                .append(last)
                .append('\n');
        return text.toString();
    }
}
