/// The ground floor: errors that say place, finding and remedy; random numbers without state; workers; lines of
/// text files; files replaced whole.
///
/// Stands on the JDK alone. Example: `for (var line : Lines.read(path, limit)) ...` names file and line in
/// every error.
@NullMarked
package rondo.basis;

import org.jspecify.annotations.NullMarked;
