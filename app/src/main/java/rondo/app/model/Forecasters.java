// Opens forecasters for commands.
package rondo.app.model;

import java.io.PrintWriter;
import java.nio.file.Path;
import rondo.series.Forecaster;

/// Opens forecasters for commands.
public final class Forecasters {
    private Forecasters() {}

    /// The forecaster in a folder; what a user should know of it is said on `err`.
    ///
    /// @throws rondo.basis.FormatException if there is none; the command for what is there is named
    public static Forecaster open(Path folder, int threads, PrintWriter err) {
        return ModelKind.FORECASTER.open(folder, () -> Forecaster.open(folder, threads), Forecaster::warnings, err);
    }
}
