// Trees in brackets: in files, read one by one, and as strings.
package rondo.text.tree;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import rondo.basis.InputException;
import rondo.basis.Lines;

/// Trees in brackets, as in `(S (NP It) (VP works))`, in files that are plain or compressed by gzip and read anew as
/// often as it is asked for: so only one tree at a time takes memory, however many there are. A tree may stand on one
/// line, as in the Stanford Sentiment Treebank, or over many, as in the Penn Treebank; `( (S ...) )` is read as
/// `(S ...)`. In words, `-LRB-` stands for (, `-RRB-` for ), `-LSB-`, `-RSB-` for square and `-LCB-`, `-RCB-` for curly
/// brackets. Labels are as they stand there.
public final class Bracketed implements Iterable<Tree> {
    private final List<Supplier<BracketReader>> files;
    private final Function<Tree, Optional<Tree>> cleaning;

    private Bracketed(List<Supplier<BracketReader>> files, Function<Tree, Optional<Tree>> cleaning) {
        this.files = files;
        this.cleaning = cleaning;
    }

    /// The trees of files, in this order.
    ///
    /// @throws InputException if one is not there; on reading if one cannot be read, is not UTF-8 or holds anything
    ///     but trees, with file, line and column
    public static Bracketed read(List<Path> files) {
        files.forEach(file -> Lines.of(file).close());
        return new Bracketed(
                files.stream()
                        .<Supplier<BracketReader>>map(file -> () -> new BracketReader(Lines.of(file), file.toString()))
                        .toList(),
                Optional::of);
    }

    /// The trees of a file.
    public static Bracketed read(String file) {
        return read(List.of(Path.of(file)));
    }

    /// The trees of a stream, which can be read once.
    ///
    /// @param name how errors call it
    public static Bracketed read(InputStream in, String name) {
        return new Bracketed(List.of(() -> new BracketReader(new Lines(in, name), name)), Optional::of);
    }

    /// The one tree of a text.
    ///
    /// @throws InputException if it is not a tree, or more than one
    public static Tree parse(String text) {
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        try (var reader = new BracketReader(new Lines(bytes, "tree"), "tree")) {
            var tree = reader.next();
            if (tree.isEmpty()) {
                throw new InputException("tree: nothing there; expected brackets, as in (S (NP It) (VP works))");
            }
            if (reader.next().isPresent()) {
                throw new InputException("tree: more than one tree; expected one; parse each of its own");
            }
            return tree.get();
        }
    }

    /// A tree on one line, which [#parse] reads back; but for words in which an escape such as `-LRB-` stood already.
    ///
    /// @throws InputException if a word is empty, or a word or a label has white space in it
    public static String write(Tree tree) {
        String text = tree.text(BracketEscapes::label, BracketEscapes::word);
        boolean unwrapped = tree.label().isEmpty() && tree.children().size() == 1;
        return unwrapped ? "( " + text + ")" : text;
    }

    /// A tree over as many lines as it takes, indented by its depth, which [#parse] reads back; lines do not end in
    /// white space, and the last one has no end.
    ///
    /// @throws InputException as [#write] does
    public static String indented(Tree tree) {
        return IndentedBrackets.write(tree);
    }

    /// The same trees, in which each node needs a label.
    ///
    /// @throws InputException on reading, if one has none, with file, line and column
    public Bracketed labelled() {
        return new Bracketed(
                files.stream()
                        .<Supplier<BracketReader>>map(file -> () -> file.get().labelled())
                        .toList(),
                cleaning);
    }

    /// The same trees without function tags and numbers: `NP-SBJ=1` becomes NP.
    public Bracketed withoutFunctionTags() {
        return cleaned(tree -> Optional.of(TreeCleaning.withoutFunctionTags(tree)));
    }

    /// The same trees without traces, the leaves labelled `-NONE-`, and without nodes that have no others; trees of
    /// nothing else are left out.
    public Bracketed withoutTraces() {
        return cleaned(TreeCleaning::withoutTraces);
    }

    /// The same trees without a root that is labelled ROOT, TOP or S1 and has one child.
    public Bracketed withoutRoot() {
        return cleaned(tree -> Optional.of(TreeCleaning.withoutRoot(tree)));
    }

    /// The same trees without function tags, traces and such roots (see [TreeCleaning#clean]).
    public Bracketed clean() {
        return cleaned(TreeCleaning::clean);
    }

    private Bracketed cleaned(Function<Tree, Optional<Tree>> next) {
        return new Bracketed(files, tree -> cleaning.apply(tree).flatMap(next));
    }

    /// The trees as a stream.
    public Stream<Tree> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    @Override
    public Iterator<Tree> iterator() {
        return new Reading();
    }

    /// One reading of the files, one after the other.
    private final class Reading implements Iterator<Tree> {
        private final Iterator<Supplier<BracketReader>> rest = files.iterator();
        private Optional<BracketReader> open = Optional.empty();
        private Optional<Tree> next = Optional.empty();

        @Override
        public boolean hasNext() {
            while (next.isEmpty()) {
                if (open.isEmpty()) {
                    if (!rest.hasNext()) {
                        return false;
                    }
                    open = Optional.of(rest.next().get());
                }
                advance(open.get());
            }
            return true;
        }

        private void advance(BracketReader reader) {
            boolean more = false;
            try {
                var tree = reader.next();
                more = tree.isPresent();
                next = tree.flatMap(cleaning);
            } finally {
                if (!more) {
                    reader.close();
                    open = Optional.empty();
                }
            }
        }

        @Override
        public Tree next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var tree = next.orElseThrow();
            next = Optional.empty();
            return tree;
        }
    }
}
