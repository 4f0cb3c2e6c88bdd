// Reads, checks and changes recipes.
package rondo.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rondo.basis.ConfigException;
import rondo.basis.Nearest;

/// Reads, checks and changes recipes: records whose components carry a [Setting] each and are strings,
/// booleans, ints, longs or doubles, or are recipes themselves, whose settings then stand among the others. One
/// description serves Java, JSON and the command line.
public final class Recipes {
    /// A setting of a recipe.
    ///
    /// @param name in JSON: `learning_rate`
    /// @param component in Java: `learningRate`
    /// @param type its type
    /// @param standard its default, as text, which a recipe around it may have changed
    /// @param setting limits, description
    public record Key(String name, String component, Class<?> type, String standard, Setting setting) {
        /// On the command line: `--learning-rate`.
        public String flag() {
            return "--" + name.replace('_', '-');
        }
    }

    private Recipes() {}

    /// The settings of a kind of recipe, in order.
    public static List<Key> keys(Class<? extends Record> kind) {
        return Arrays.stream(kind.getRecordComponents()).flatMap(Recipes::keys).toList();
    }

    /// The recipe of all defaults.
    public static <R extends Record> R standard(Class<R> kind) {
        return of(kind, Map.of(), kind.getSimpleName());
    }

    /// The recipe of given texts by JSON name, and defaults for the rest.
    ///
    /// @param place where the texts stand, for errors
    /// @throws ConfigException for an unknown name, the nearest offered, or a text that its setting does not
    ///     allow
    public static <R extends Record> R of(Class<R> kind, Map<String, String> texts, String place) {
        var keys = keys(kind);
        var names = keys.stream().map(Key::name).toList();
        for (var name : texts.keySet()) {
            if (!names.contains(name)) {
                throw new ConfigException(
                        place + ": unknown setting " + name + "; expected one of " + names + Nearest.hint(name, names));
            }
        }
        var all = new LinkedHashMap<String, String>();
        keys.forEach(key -> all.put(key.name(), texts.getOrDefault(key.name(), key.standard())));
        return create(kind, all, place);
    }

    /// A recipe with one setting changed.
    ///
    /// @param component the setting's name in Java
    /// @throws ConfigException if its setting does not allow the value
    public static <R extends Record> R with(R recipe, String component, Object value) {
        @SuppressWarnings("unchecked")
        var kind = (Class<R>) recipe.getClass();
        var texts = texts(recipe);
        if (texts.replace(name(component), value.toString()) == null) {
            throw new ConfigException(kind.getSimpleName() + ": no setting " + component);
        }
        return create(kind, texts, kind.getSimpleName());
    }

    /// All settings as texts by JSON name, in order.
    public static Map<String, String> texts(Record recipe) {
        var texts = new LinkedHashMap<String, String>();
        for (var component : recipe.getClass().getRecordComponents()) {
            var value = value(recipe, component);
            if (value instanceof Record part) {
                texts.putAll(texts(part));
            } else {
                texts.put(name(component.getName()), value.toString());
            }
        }
        return texts;
    }

    /// The names of settings that have no effect beside the others.
    public static Set<String> idle(Record recipe) {
        var texts = texts(recipe);
        return keys(recipe.getClass()).stream()
                .filter(key -> !key.setting().only().isEmpty())
                .filter(key -> !List.of(values(key)).contains(texts.get(beside(key))))
                .map(Key::name)
                .collect(Collectors.toSet());
    }

    /// Checks that no setting was changed that has no effect.
    ///
    /// @throws ConfigException if one was
    public static void checkEffects(Record recipe) {
        var texts = texts(recipe);
        var idle = idle(recipe);
        for (var key : keys(recipe.getClass())) {
            var standard = key.standard();
            var text = texts.get(key.name());
            if (idle.contains(key.name())
                    && !parse(key, standard, "default").toString().equals(text)) {
                throw new ConfigException("recipe: " + key.name() + " is " + text + " with "
                        + beside(key) + " " + texts.get(beside(key)) + "; expected its default, " + standard
                        + ", as it has an effect with " + beside(key) + " " + String.join(" or ", values(key))
                        + " alone");
            }
        }
    }

    /// The setting that decides whether another one has an effect.
    private static String beside(Key key) {
        return key.setting().only().replaceFirst("=.*", "");
    }

    /// The values of it beside which the other has one.
    private static String[] values(Key key) {
        return key.setting().only().replaceFirst(".*=", "").split("\\|");
    }

    /// The setting of a component, or those of the recipe that it is.
    private static Stream<Key> keys(RecordComponent component) {
        if (!component.getType().isRecord()) {
            var setting = component.getAnnotation(Setting.class);
            return Stream.of(new Key(
                    name(component.getName()), component.getName(), component.getType(), setting.standard(), setting));
        }
        var keys = keys(component.getType().asSubclass(Record.class));
        var names = keys.stream().map(Key::name).collect(Collectors.toSet());
        var others = Optional.ofNullable(component.getAnnotation(Setting.Defaults.class)).stream()
                .flatMap(defaults -> Arrays.stream(defaults.value()))
                .map(text -> pair(text, names, component))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return keys.stream()
                .map(key -> new Key(
                        key.name(),
                        key.component(),
                        key.type(),
                        others.getOrDefault(key.name(), key.standard()),
                        key.setting()));
    }

    /// Name and text of a default.
    private static String[] pair(String text, Set<String> names, RecordComponent component) {
        var pair = text.split("=", 2);
        if (pair.length < 2 || !names.contains(pair[0])) {
            throw new IllegalStateException(component.getDeclaringRecord().getSimpleName() + "." + component.getName()
                    + ": default " + text + "; expected name=text of a setting of it");
        }
        return pair;
    }

    private static String name(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static Object value(Record recipe, RecordComponent component) {
        try {
            return component.getAccessor().invoke(recipe);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object parse(Key key, String text, String place) {
        try {
            Object value = value(key, text);
            if (value instanceof Number n) {
                double number = n.doubleValue();
                if (!(number >= key.setting().min() && number <= key.setting().max())) {
                    throw wrong(key, text, place);
                }
            }
            return value;
        } catch (NumberFormatException e) {
            throw wrong(key, text, place);
        }
    }

    private static Object value(Key key, String text) {
        if (key.type() == int.class) {
            return Integer.valueOf(text);
        } else if (key.type() == long.class) {
            return Long.valueOf(text);
        } else if (key.type() == double.class) {
            return Double.valueOf(text);
        } else if (key.type() == boolean.class) {
            if (!text.equals("true") && !text.equals("false")) {
                throw new NumberFormatException();
            }
            return Boolean.valueOf(text);
        }
        if (key.setting().choices().length > 0
                && !List.of(key.setting().choices()).contains(text)) {
            throw new NumberFormatException();
        }
        return text;
    }

    private static ConfigException wrong(Key key, String text, String place) {
        var setting = key.setting();
        String expected;
        if (setting.choices().length > 0) {
            var choices = List.of(setting.choices());
            expected = "one of " + choices + Nearest.hint(text, choices);
        } else if (key.type() == boolean.class) {
            expected = "true or false";
        } else {
            String kind = key.type() == double.class ? "a number" : "a whole number";
            expected = kind
                    + (setting.min() > Double.NEGATIVE_INFINITY ? " from " + plain(setting.min()) : "")
                    + (setting.max() < Double.POSITIVE_INFINITY ? " to " + plain(setting.max()) : "");
        }
        return new ConfigException(place + ": " + key.name() + " is " + text + "; expected " + expected);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static <R extends Record> R create(Class<R> kind, Map<String, String> texts, String place) {
        var types = new ArrayList<Class<?>>();
        var values = new ArrayList<Object>();
        for (var component : kind.getRecordComponents()) {
            types.add(component.getType());
            values.add(
                    component.getType().isRecord()
                            ? create(component.getType().asSubclass(Record.class), texts, place)
                            : parse(keys(component).findFirst().orElseThrow(), texts, place));
        }
        try {
            return kind.getDeclaredConstructor(types.toArray(Class<?>[]::new)).newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof ConfigException cause) {
                throw new ConfigException(place + ": " + cause.getMessage(), cause);
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object parse(Key key, Map<String, String> texts, String place) {
        return parse(key, texts.getOrDefault(key.name(), key.standard()), place);
    }
}
