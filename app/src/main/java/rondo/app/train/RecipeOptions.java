// The settings of a recipe as options of a command.
package rondo.app.train;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import rondo.store.ModelFolder;
import rondo.store.Recipes;

/// The settings of a recipe as options of a command: names, defaults, choices and descriptions come from the
/// recipe itself. What is given on the command line goes before what the file of `--recipe` says, and that
/// before the defaults. `--tokens bpe:8000` says `--tokens bpe --vocabulary 8000`.
///
/// @param <R> the kind of recipe
final class RecipeOptions<R extends Record> {
    private final Class<R> kind;
    private final Map<String, String> given = new LinkedHashMap<>();

    RecipeOptions(Class<R> kind) {
        this.kind = kind;
    }

    /// Adds an option for each setting.
    void addTo(CommandSpec command) {
        var group =
                ArgGroupSpec.builder().validate(false).heading("%nRecipe:%n").order(1);
        Recipes.keys(kind).forEach(key -> group.addArg(option(key)));
        command.addArgGroup(group.build());
    }

    /// The recipe that was asked for.
    ///
    /// @param file a recipe as JSON
    /// @throws rondo.basis.ConfigException if a key is unknown or a value not allowed
    R recipe(Optional<Path> file) {
        return Recipes.of(kind, texts(file), "recipe");
    }

    private Map<String, String> texts(Optional<Path> file) {
        var texts = new LinkedHashMap<String, String>();
        file.ifPresent(path -> {
            texts.putAll(ModelFolder.readRecipe(path));
            Recipes.of(kind, texts, path.toString());
        });
        texts.putAll(given);
        return texts;
    }

    /// The recipe that was asked for, with another value of a setting of which nothing was said.
    ///
    /// @param file a recipe as JSON
    /// @param name of the setting, in JSON
    R recipe(Optional<Path> file, String name, String standard) {
        var texts = texts(file);
        texts.putIfAbsent(name, standard);
        return Recipes.of(kind, texts, "recipe");
    }

    private OptionSpec option(Recipes.Key key) {
        var setting = key.setting();
        boolean flag = key.type() == boolean.class;
        String words = String.join("|", setting.choices());
        var option = OptionSpec.builder(key.flag())
                .type(String.class)
                .paramLabel(flag ? "true|false" : words.isEmpty() ? label(key.type()) : words)
                .description(setting.help().replace("%", "%%") + " (default: " + key.standard() + ")")
                .setter(setter(key.name()));
        return flag ? option.arity("0..1").fallbackValue("true").build() : option.build();
    }

    private ISetter setter(String name) {
        return new ISetter() {
            @Override
            @SuppressWarnings("unchecked") // picocli sets an option that was not given to null
            public <T> T set(T value) {
                if (value == null) {
                    given.remove(name);
                } else if (name.equals("tokens") && value.toString().contains(":")) {
                    int colon = value.toString().indexOf(':');
                    given.put(name, value.toString().substring(0, colon));
                    given.put("vocabulary", value.toString().substring(colon + 1));
                } else {
                    given.put(name, value.toString());
                }
                return value;
            }
        };
    }

    private static String label(Class<?> type) {
        return type == String.class ? "NAME" : "N";
    }
}
