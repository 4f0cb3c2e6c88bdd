// Measures recurrent layers beside PyTorch's and writes the table of docs/speed.md.
package rondo.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// Measures recurrent layers beside PyTorch's and writes the table of docs/speed.md: program and peer alternate
/// on the same core, A B A B, and the medians over the rounds are compared, because times on a shared machine
/// drift by more than the difference that is looked for.
public final class LayerTable {
    private static final String PEER = "torch_layers.py";

    private final Arguments arguments;
    private final Pinned pinned;
    private final Map<String, List<Double>> ours = new LinkedHashMap<>();
    private final Map<String, List<Double>> theirs = new LinkedHashMap<>();
    private final TreeSet<String> programs = new TreeSet<>();

    private LayerTable(Arguments arguments) {
        this.arguments = arguments;
        this.pinned = new Pinned(arguments.one("core"));
    }

    /// Measures and prints the table.
    ///
    /// @param words `--python python3 --peers DIR --core 0 --rounds 3 --cells lstm gru --shapes T,B,H ...
    ///     --dtypes f32 bf16 --modes train forward --seconds 3`
    public static void main(String[] words) {
        var known = new LinkedHashMap<String, List<String>>();
        known.put("python", List.of("python3"));
        known.put("peers", List.of("."));
        known.put("core", List.of("0"));
        known.put("rounds", List.of("3"));
        known.put("cells", List.of("lstm", "gru"));
        known.put("shapes", LayerBench.SHAPES);
        known.put("dtypes", List.of("f32", "bf16"));
        known.put("modes", List.of("train", "forward"));
        known.put("seconds", List.of("3"));
        var table = new LayerTable(Arguments.of(words, known));
        table.measure();
        table.print();
    }

    private void measure() {
        for (int round = 0; round < arguments.number("rounds"); round++) {
            for (var cell : arguments.all("cells")) {
                for (var dtype : arguments.all("dtypes")) {
                    var options = options(cell, dtype);
                    collect(pinned.java(LayerBench.class, options), ours);
                    var peer = new ArrayList<String>();
                    peer.add(arguments.one("python"));
                    peer.add(arguments.one("peers") + "/" + PEER);
                    peer.addAll(options);
                    collect(pinned.run(peer), theirs);
                }
            }
            System.err.println("round " + (round + 1) + " done");
        }
    }

    /// The words that both programs understand.
    private List<String> options(String cell, String dtype) {
        var options = new ArrayList<>(List.of("--cell", cell, "--dtype", dtype, "--seconds", arguments.one("seconds")));
        options.add("--modes");
        options.addAll(arguments.all("modes"));
        options.add("--shapes");
        options.addAll(arguments.all("shapes"));
        return options;
    }

    private void collect(List<Measured> measurements, Map<String, List<Double>> into) {
        for (var measured : measurements) {
            into.computeIfAbsent(measured.name(), _ -> new ArrayList<>()).add(measured.ms());
            programs.add(measured.program());
        }
    }

    private void print() {
        System.out.println(Machine.describe() + "; core " + arguments.one("core") + "; " + String.join("; ", programs));
        System.out.println();
        var types = arguments.all("dtypes");
        System.out.println("| ms | " + columns("Rondo ", types) + columns("PyTorch ", types)
                + columns("its best / ours ", types).stripTrailing());
        System.out.println("|---|" + "---|".repeat(3 * types.size()));
        for (var cell : arguments.all("cells")) {
            for (var mode : arguments.all("modes")) {
                for (var shape : arguments.all("shapes")) {
                    row(cell + " " + mode + " " + shape, types);
                }
            }
        }
    }

    private static String columns(String before, List<String> types) {
        var text = new StringBuilder();
        types.forEach(type -> text.append(before).append(type).append(" | "));
        return text.toString();
    }

    private void row(String name, List<String> types) {
        var row = new StringBuilder("| " + name + " |");
        double best = types.stream()
                .mapToDouble(type -> median(theirs, name + " " + type))
                .min()
                .orElse(Double.NaN);
        types.forEach(type -> append(row, median(ours, name + " " + type)));
        types.forEach(type -> append(row, median(theirs, name + " " + type)));
        types.forEach(type -> append(row, best / median(ours, name + " " + type)));
        System.out.println(row);
    }

    private static void append(StringBuilder row, double number) {
        row.append(String.format(Locale.ROOT, number < 10 ? " %.2f |" : " %.1f |", number));
    }

    private static double median(Map<String, List<Double>> times, String name) {
        var sorted = times.getOrDefault(name, List.of()).stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }
}
