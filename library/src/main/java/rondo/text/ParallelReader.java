// Reads aligned sentences from two files or one.
package rondo.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import rondo.basis.InputException;
import rondo.basis.Lines;
import rondo.basis.Shown;

/// Reads aligned sentences from two files or one, leaves out what cannot be used, and counts it.
final class ParallelReader {
    private static final int NAMED_LINES = 5;

    /// Pairs that were left out for one reason.
    private static final class LeftOut {
        private final String reason;
        private final List<Long> first = new ArrayList<>();
        private long count;

        LeftOut(String reason) {
            this.reason = reason;
        }

        void add(long line) {
            if (count++ < NAMED_LINES) {
                first.add(line);
            }
        }

        String report() {
            String lines = first.stream().map(Shown::number).collect(Collectors.joining(", "));
            return Shown.count(count, "pair") + " left out: " + reason + " (line" + (count == 1 ? " " : "s ") + lines
                    + (count > NAMED_LINES ? ", ..." : "") + ")";
        }
    }

    private final String name;
    private final int maximum;
    private final LeftOut empty = new LeftOut("a side is empty");
    private final LeftOut tooLong;
    private final List<Pair> pairs = new ArrayList<>();

    private ParallelReader(String name, int maximum) {
        this.name = name;
        this.maximum = maximum;
        tooLong = new LeftOut("a side has more than " + Shown.number(maximum) + " characters");
    }

    static ParallelReader read(Path source, Path target, int maximum) {
        var reader = new ParallelReader(source + ", " + target, maximum);
        try (Lines sources = Lines.of(source);
                Lines targets = Lines.of(target)) {
            Optional<String> left = sources.next();
            Optional<String> right = targets.next();
            requireText(source, left);
            requireText(target, right);
            while (left.isPresent() && right.isPresent()) {
                reader.add(left.get(), right.get(), sources.number());
                left = sources.next();
                right = targets.next();
            }
            if (left.isPresent()) {
                throw unequal(target, targets.number(), source, count(sources));
            }
            if (right.isPresent()) {
                throw unequal(source, sources.number(), target, count(targets));
            }
            return reader.requirePairs(sources.number());
        }
    }

    static ParallelReader read(Path file, int maximum) {
        var reader = new ParallelReader(file.toString(), maximum);
        try (Lines lines = Lines.of(file)) {
            Optional<String> line = lines.next();
            requireText(file, line);
            for (; line.isPresent(); line = lines.next()) {
                if (line.get().isBlank()) {
                    reader.empty.add(lines.number());
                    continue;
                }
                String[] sides = line.get().split("\t", -1);
                if (sides.length != 2) {
                    throw new InputException(lines.place()
                            + (sides.length == 1 ? "no tab" : sides.length - 1 + " tabs")
                            + "; expected a source, one tab and a target; put a tab between the two and nothing else");
                }
                reader.add(sides[0], sides[1], lines.number());
            }
            return reader.requirePairs(lines.number());
        }
    }

    List<Pair> pairs() {
        return pairs;
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (LeftOut leftOut : List.of(empty, tooLong)) {
            if (leftOut.count > 0) {
                warnings.add(name + ": " + leftOut.report());
            }
        }
        return warnings;
    }

    private void add(String source, String target, long line) {
        Pair pair = new Pair(source.strip(), target.strip());
        if (pair.source().isEmpty() || pair.target().isEmpty()) {
            empty.add(line);
        } else if (Math.max(pair.source().length(), pair.target().length()) > maximum) {
            tooLong.add(line);
        } else {
            pairs.add(pair);
        }
    }

    private ParallelReader requirePairs(long lines) {
        if (pairs.isEmpty()) {
            throw new InputException(name + ": no pairs left of " + Shown.number(lines) + " lines, "
                    + Shown.number(empty.count)
                    + " with an empty side and " + Shown.number(tooLong.count) + " with one of more than "
                    + Shown.number(maximum) + " characters; expected sentences; check that these are the right files");
        }
        return this;
    }

    private static void requireText(Path file, Optional<String> firstLine) {
        if (firstLine.isEmpty()) {
            throw new InputException(file + ": the file is empty; expected a sentence a line; check the path");
        }
    }

    private static InputException unequal(Path shorter, long here, Path longer, long there) {
        return new InputException(shorter + ":" + here + ": " + Shown.number(there) + " lines in " + longer + " but "
                + Shown.number(here) + " here; the files must be aligned line by line");
    }

    private static long count(Lines lines) {
        Optional<String> line = lines.next();
        while (line.isPresent()) {
            line = lines.next();
        }
        return lines.number();
    }
}
