// What a model in training says of itself, and whether it may be continued.
package rondo.learn.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import rondo.basis.ConfigException;
import rondo.basis.Fingerprint;
import rondo.basis.Shown;
import rondo.basis.Version;
import rondo.engine.kernel.Kernels;
import rondo.learn.Outcome;
import rondo.learn.Trainer;
import rondo.store.ModelFolder;
import rondo.store.Recipes;

/// What a model in training says of itself in `config.json`, and whether the training begun in its folder may
/// be continued: only with the same recipe, but for epochs, patience, how often it is judged, and settings without
/// effect, and on the same data. It keeps the identity with which it was begun.
public final class TrainingRecord {
    private static final String HASH = "_sha256";
    private static final List<String> MAY_CHANGE = List.of("epochs", "patience", "evaluate_every");
    private static final int BRIEF = 12; // digits of a hash that tell it from others

    private final Optional<Path> folder;
    private final Map<String, String> hashes;
    private final Class<? extends Record> kind; // of the recipe
    private final Set<String> idle;
    private final ModelFolder about;

    /// @param folder in which it is trained, if it is saved
    /// @param type the kind of model
    /// @param recipe its recipe
    /// @param hashes the SHA-256 of what it learns from and is judged by, by name: `train`, `dev`
    /// @param counts what else is known of that, such as how much there is, by name
    public TrainingRecord(
            Optional<Path> folder, String type, Record recipe, Map<String, String> hashes, Map<String, String> counts) {
        this.folder = folder;
        this.hashes = new TreeMap<>(hashes); // in one order, whatever map it was
        this.kind = recipe.getClass();
        this.idle = Recipes.idle(recipe);
        var texts = Recipes.texts(recipe);
        var provenance = new LinkedHashMap<String, String>();
        provenance.put("rondo", Version.NUMBER);
        provenance.put("java", Runtime.version().toString());
        provenance.put("kernels", Kernels.report());
        provenance.putAll(counts);
        this.hashes.forEach((name, hash) -> provenance.put(key(name), hash));
        var identity =
                begun().map(path -> ModelFolder.read(path).identity()).orElseGet(() -> identity(texts, this.hashes));
        this.about = new ModelFolder(type, identity, texts, provenance);
    }

    /// What is written to `config.json`.
    public ModelFolder about() {
        return about;
    }

    /// The folder, if there are numbers of a training in it; settings without any bind nobody.
    public Optional<Path> begun() {
        return folder.filter(path -> ModelFolder.exists(path)
                && Stream.of(ModelFolder.WEIGHTS, Trainer.STATE).anyMatch(name -> Files.exists(path.resolve(name))));
    }

    /// Checks that what was begun may be continued.
    ///
    /// @throws ConfigException if recipe or data were others
    public void check() {
        begun().ifPresent(path -> {
            var there = ModelFolder.read(path).expect(about.type(), path);
            var before = Recipes.texts(there.recipe(kind, path)); // also settings that are newer than it
            fixed(about.recipe()).forEach((name, text) -> {
                var other = before.getOrDefault(name, "nothing");
                if (!other.equals(text) && !idle.contains(name)) {
                    throw new ConfigException(path + ": " + name + " is " + other + " in the training begun there, but "
                            + text + " now; expected the same; train into another folder, or with the same settings");
                }
            });
            checkData(path, there.provenance());
        });
    }

    /// Checks that it learns from what it learned from before, no less.
    private void checkData(Path path, Map<String, String> before) {
        var names = new LinkedHashSet<>(hashes.keySet());
        before.keySet().stream()
                .filter(key -> key.endsWith(HASH))
                .forEach(key -> names.add(key.substring(0, key.length() - HASH.length())));
        for (var name : names) {
            if (!before.getOrDefault(key(name), "").equals(about.provenance().getOrDefault(key(name), ""))) {
                throw new ConfigException(path + ": begun on other " + name
                        + " data; expected the same; train into another folder, or on the same data");
            }
        }
    }

    /// The same with what came of it.
    public ModelFolder judged(Outcome outcome) {
        var provenance = new LinkedHashMap<>(about.provenance());
        provenance.put("epochs", Integer.toString(outcome.epochs()));
        provenance.put("updates", Long.toString(outcome.updates()));
        provenance.put("ending", outcome.ending().name().toLowerCase(Locale.ROOT));
        outcome.best().ifPresent(best -> {
            provenance.put("dev_loss", Double.toString(best.loss()));
            best.score().ifPresent(score -> provenance.put("dev_" + score.key(), Double.toString(score.value())));
        });
        return new ModelFolder(about.type(), about.identity(), about.recipe(), provenance);
    }

    /// Which model a figure is of, and where it was found, in one line: the beginnings of its identity and of the
    /// SHA-256 of what it learned from, then release, platform and kernels of this process.
    ///
    /// @param about what is known of the model
    public static String provenance(ModelFolder about) {
        return about.type() + " " + brief(about.identity()) + ", learned from "
                + brief(about.provenance().getOrDefault(key("train"), "unknown")) + "; rondo " + Version.NUMBER
                + ", java " + Runtime.version() + ", " + Kernels.report();
    }

    private static String brief(String hash) {
        return Shown.text(hash.substring(0, Math.min(BRIEF, hash.length())));
    }

    private static String key(String name) {
        return name + HASH;
    }

    /// What has to be the same for weights to belong to this training.
    private static String identity(Map<String, String> recipe, Map<String, String> hashes) {
        var fingerprint = new Fingerprint();
        fixed(recipe).forEach((name, text) -> fingerprint.add(name).add(text));
        hashes.values().forEach(fingerprint::add);
        return fingerprint.hex();
    }

    private static Map<String, String> fixed(Map<String, String> recipe) {
        var fixed = new LinkedHashMap<>(recipe);
        MAY_CHANGE.forEach(fixed::remove);
        return fixed;
    }
}
