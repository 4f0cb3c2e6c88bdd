// Opens parsers for commands.
package rondo.app.model;

import java.io.PrintWriter;
import java.nio.file.Path;
import rondo.structure.parse.Parser;

/// Opens parsers for commands.
public final class Parsers {
    private Parsers() {}

    /// The parser in a folder; what a user should know of it is said on `err`.
    ///
    /// @throws rondo.basis.FormatException if there is none; the command for what is there is named
    public static Parser open(Path folder, int threads, PrintWriter err) {
        return ModelKind.PARSER.open(folder, () -> Parser.open(folder, threads), Parser::warnings, err);
    }
}
