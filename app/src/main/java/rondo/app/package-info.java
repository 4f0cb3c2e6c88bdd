/// The command line: one class for each command; they parse, call the library and print. Results go to standard
/// output, messages to standard error.
///
/// Stands on the library and picocli. Example: `./rondo bleu --reference ref.de < out.de`.
@NullMarked
package rondo.app;

import org.jspecify.annotations.NullMarked;
