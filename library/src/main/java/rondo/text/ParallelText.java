// Pairs of sentences that translate each other.
package rondo.text;

import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.Stream;

/// Pairs of sentences that translate each other, as an unchangeable list.
public final class ParallelText extends AbstractList<Pair> implements RandomAccess {
    /// The longest side in characters that [#read] keeps, unless told otherwise.
    public static final int MAXIMUM_CHARACTERS = 2000;

    private final List<Pair> pairs;
    private final List<String> warnings;
    private final List<String> files;

    private ParallelText(List<Pair> pairs, List<String> warnings, List<String> files) {
        this.pairs = List.copyOf(pairs);
        this.warnings = List.copyOf(warnings);
        this.files = List.copyOf(files);
    }

    /// The text of these pairs.
    public static ParallelText of(List<Pair> pairs) {
        return new ParallelText(pairs, List.of(), List.of());
    }

    /// Reads two files that are aligned line by line. White space at both ends of a line is dropped. Pairs
    /// with an empty side or one of more than [#MAXIMUM_CHARACTERS] are left out and counted: see
    /// [#warnings()].
    ///
    /// @throws rondo.basis.InputException if a file cannot be read or is not UTF-8, if one has more lines
    ///     than the other, or if no pair is left
    public static ParallelText read(Path source, Path target) {
        return read(source, target, MAXIMUM_CHARACTERS);
    }

    /// As [#read(Path, Path)], with the names of the files.
    public static ParallelText read(String source, String target) {
        return read(Path.of(source), Path.of(target));
    }

    /// As [#read(Path, Path)], with another limit.
    ///
    /// @param maximum the longest side that is kept, in characters
    public static ParallelText read(Path source, Path target, int maximum) {
        return of(ParallelReader.read(source, target, maximum), source, target);
    }

    /// Reads one file with a pair a line: source, tab, target. Otherwise as [#read(Path, Path)].
    ///
    /// @throws rondo.basis.InputException if the file cannot be read or is not UTF-8, if a line has no tab or
    ///     several, or if no pair is left
    public static ParallelText read(Path file) {
        return read(file, MAXIMUM_CHARACTERS);
    }

    /// As [#read(Path)], with the name of the file.
    public static ParallelText read(String file) {
        return read(Path.of(file));
    }

    /// As [#read(Path)], with another limit.
    ///
    /// @param maximum the longest side that is kept, in characters
    public static ParallelText read(Path file, int maximum) {
        return of(ParallelReader.read(file, maximum), file);
    }

    private static ParallelText of(ParallelReader read, Path... files) {
        return new ParallelText(
                read.pairs(),
                read.warnings(),
                Stream.of(files)
                        .map(file ->
                                file.toAbsolutePath().normalize().getFileName().toString())
                        .toList());
    }

    @Override
    public Pair get(int index) {
        return pairs.get(index);
    }

    @Override
    public int size() {
        return pairs.size();
    }

    /// The source sides, in order.
    public List<String> sources() {
        return pairs.stream().map(Pair::source).toList();
    }

    /// The target sides, in order.
    public List<String> targets() {
        return pairs.stream().map(Pair::target).toList();
    }

    /// The names of the files that it was read from, without their folders: those of the source and the target,
    /// or of one that has both; none if it was not read from any.
    public List<String> files() {
        return files;
    }

    /// What was left out on reading, a line for each kind: how many pairs, why, and the numbers of the first
    /// lines.
    public List<String> warnings() {
        return warnings;
    }
}
