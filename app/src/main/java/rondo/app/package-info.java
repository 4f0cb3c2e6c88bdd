/// The command line: the entry, help, and what is said when something fails. The commands stand in the packages
/// below, one class for each; they parse, call the library and print. Results go to standard output, messages to
/// standard error.
///
/// Stands on the library and picocli. Example: `./rondo bleu --reference ref.de < out.de`.
@NullMarked
package rondo.app;

import org.jspecify.annotations.NullMarked;
