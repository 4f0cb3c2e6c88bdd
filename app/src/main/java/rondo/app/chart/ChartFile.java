// Writes pictures of series.
package rondo.app.chart;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import rondo.basis.AtomicFile;
import rondo.basis.ConfigException;

/// Writes pictures of series, as their names end: `.svg` or `.png`.
public final class ChartFile {
    private static final int MOST = 20; // charts in one picture

    private ChartFile() {}

    /// Checks that a picture of this name can be written.
    ///
    /// @throws ConfigException if it ends in something else
    public static void check(Path file) {
        if (!ends(file, ".svg") && !ends(file, ".png")) {
            throw new ConfigException("plot: " + file + "; expected a name that ends in .svg or .png");
        }
    }

    /// Writes charts below one another, the first 20.
    ///
    /// @throws ConfigException if the name ends in something else
    public static void write(Path file, List<Chart> charts) {
        check(file);
        var shown = charts.subList(0, Math.min(MOST, charts.size()));
        AtomicFile.write(file, out -> {
            if (ends(file, ".png")) {
                ChartPng.write(shown, out);
            } else {
                out.write(ChartSvg.of(shown).getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private static boolean ends(Path file, String end) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(end);
    }
}
