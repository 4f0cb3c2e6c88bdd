// rondo inspect: what a model is, and how it came about.
package rondo.app.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import rondo.app.picture.Curve;
import rondo.app.stream.Streams;
import rondo.store.ModelFolder;
import rondo.store.SafeTensors;
import rondo.store.StoredTensor;

/// `rondo inspect`: what a model is, and how it came about; for every kind of model.
@Command(
        name = "inspect",
        description = "Show a model: recipe, parameters by layer, provenance, training curve.",
        footer = {"", "Example:", "  rondo inspect en-de"})
public final class InspectCommand implements Callable<Integer> {
    private final Streams streams;
    private final StringBuilder text = new StringBuilder(); // printed whole, or not at all when a file is damaged

    @Parameters(paramLabel = "MODEL", description = "The folder of a model.")
    private Path model = Path.of("");

    /// A command that reads and prints on these streams.
    public InspectCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        var about = ModelFolder.read(model);
        add(model + ": " + about.type() + " " + about.identity());
        add("", "Recipe");
        add(about.recipe());
        add("", "Provenance");
        add(about.provenance());
        var weights = model.resolve(ModelFolder.WEIGHTS);
        if (Files.exists(weights)) {
            parameters(weights);
        } else {
            add("", "No parameters yet: training has not reached its first evaluation.");
        }
        var metrics = model.resolve(ModelFolder.METRICS);
        if (Files.exists(metrics)) {
            var losses = Losses.read(metrics);
            String curve = Curve.draw(losses.training(), losses.dev());
            if (!curve.isEmpty()) {
                add("", "Loss by update: · training, o dev", curve.stripTrailing());
            }
        }
        streams.out().print(text);
        streams.out().flush();
        return 0;
    }

    private void parameters(Path weights) {
        try (var opened = SafeTensors.open(weights)) {
            var layers = new LinkedHashMap<String, Map<String, StoredTensor>>();
            opened.tensors().forEach((name, tensor) -> {
                int dot = name.lastIndexOf('.');
                layers.computeIfAbsent(name.substring(0, Math.max(0, dot)), _ -> new LinkedHashMap<>())
                        .put(name.substring(dot + 1), tensor);
            });
            add("", row("Parameters", "", count(opened.tensors())));
            layers.forEach((layer, tensors) -> {
                add(row("  " + layer, "", count(tensors)));
                tensors.forEach(
                        (name, tensor) -> add(row("    " + name, Arrays.toString(tensor.shape()), count(tensor))));
            });
        }
    }

    private static long count(Map<String, StoredTensor> tensors) {
        return tensors.values().stream().mapToLong(InspectCommand::count).sum();
    }

    private static long count(StoredTensor tensor) {
        return Arrays.stream(tensor.shape()).reduce(1, (a, b) -> a * b);
    }

    private static String row(String name, String shape, long count) {
        return String.format(Locale.ROOT, "%-40s %-14s %,14d", name, shape, count);
    }

    private void add(Map<String, String> texts) {
        texts.forEach((name, text) -> add(String.format(Locale.ROOT, "  %-18s %s", name, text)));
    }

    private void add(String... lines) {
        for (String line : lines) {
            text.append(line).append('\n');
        }
    }
}
