// A sentence of the demo corpus with its translation.
package rondo.app.demo;

import java.util.List;

/// A sentence of the demo corpus with its translation.
///
/// @param pattern name of the sentence pattern
/// @param source the English sentence
/// @param target the Chinese sentence
/// @param slots the values from the locale data in it, in their English order
public record Example(String pattern, String source, String target, List<Slot> slots) {}
