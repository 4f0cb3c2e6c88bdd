// Measures a plain grammar as a parser.
package rondo.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rondo.bench.pcfg.Pcfg;
import rondo.metric.tree.BracketMatch;
import rondo.metric.tree.BracketRules;
import rondo.metric.tree.BracketScore;
import rondo.text.tree.Bracketed;
import rondo.text.tree.Tree;

/// Measures an unlexicalised grammar, read off trees, as a parser of others, with EVALB's figures: what a parser that
/// learns has to be better than. It reads the words alone; tags are its own.
public final class PcfgBench {
    private PcfgBench() {}

    /// Reads a grammar and parses.
    ///
    /// @param words `--train FILES --dev FILES --parents false`
    public static void main(String[] words) {
        var known = new LinkedHashMap<String, List<String>>();
        known.put("train", List.of());
        known.put("dev", List.of());
        known.put("parents", List.of("false"));
        var arguments = Arguments.of(words, known);
        System.out.println(Machine.describe());
        var train = trees(arguments.all("train"));
        var dev = trees(arguments.all("dev"));
        var grammar = new Pcfg(train, Boolean.parseBoolean(arguments.one("parents")));
        System.out.println(train.size() + " trees; " + grammar);
        long start = System.nanoTime();
        var matches = new ArrayList<BracketMatch>();
        for (var gold : dev) {
            matches.add(BracketRules.collins().compare(Optional.of(gold), Optional.of(grammar.parse(gold.words()))));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.println(BracketScore.of(matches));
        System.out.printf(Locale.ROOT, "%.1f sentences a second%n", dev.size() / seconds);
    }

    private static List<Tree> trees(List<String> files) {
        return Bracketed.read(files.stream().map(Path::of).toList()).clean().stream()
                .toList();
    }
}
