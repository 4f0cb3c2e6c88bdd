/// The ground floor: errors that say place, finding and remedy; random numbers without state; workers; lines of
/// text files; files replaced whole.
///
/// Stands on the JDK alone. Example: `try (var lines = Lines.of(file)) { lines.next(); }`, whose errors name
/// file and line.
@NullMarked
package rondo.basis;

import org.jspecify.annotations.NullMarked;
