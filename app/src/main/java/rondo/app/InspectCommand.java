// rondo inspect: what a model is, and how it came about.
package rondo.app;

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
import rondo.store.ModelFolder;
import rondo.store.SafeTensors;
import rondo.store.StoredTensor;

/// `rondo inspect`: what a model is, and how it came about; for every kind of model.
@Command(
        name = "inspect",
        description = "Show a model: recipe, parameters by layer, provenance, training curve.",
        footer = {"", "Example:", "  rondo inspect en-de"})
final class InspectCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "MODEL", description = "The folder of a model.")
    private Path model = Path.of("");

    InspectCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        var about = ModelFolder.read(model);
        print(model + ": " + about.type() + " " + about.identity());
        print("", "Recipe");
        print(about.recipe());
        print("", "Provenance");
        print(about.provenance());
        var weights = model.resolve(ModelFolder.WEIGHTS);
        if (Files.exists(weights)) {
            parameters(weights);
        } else {
            print("", "No parameters yet: training has not reached its first evaluation.");
        }
        var metrics = model.resolve(ModelFolder.METRICS);
        if (Files.exists(metrics)) {
            var losses = Losses.read(metrics);
            String curve = Curve.draw(losses.training(), losses.dev());
            if (!curve.isEmpty()) {
                print("", "Loss by update: · training, o dev", curve.stripTrailing());
            }
        }
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
            print("", row("Parameters", "", count(opened.tensors())));
            layers.forEach((layer, tensors) -> {
                print(row("  " + layer, "", count(tensors)));
                tensors.forEach(
                        (name, tensor) -> print(row("    " + name, Arrays.toString(tensor.shape()), count(tensor))));
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

    private void print(Map<String, String> texts) {
        texts.forEach((name, text) -> print(String.format(Locale.ROOT, "  %-18s %s", name, text)));
    }

    private void print(String... lines) {
        for (String line : lines) {
            streams.out().print(line + "\n");
        }
    }
}
