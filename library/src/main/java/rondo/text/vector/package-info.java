/// Vectors of words out of files of GloVe, word2vec and fastText, as text and binary, plain or compressed by gzip.
/// Only those that are asked for are kept, however large the file is.
///
/// Stands on `rondo.basis`. Example: `WordVectors.read(Path.of("glove.txt"), Set.of("film")).find("Film")`.
@NullMarked
package rondo.text.vector;

import org.jspecify.annotations.NullMarked;
