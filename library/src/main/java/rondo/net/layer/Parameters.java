// All parameters of a net by name.
package rondo.net.layer;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Shape;
import rondo.engine.tensor.Tensor;

/// All parameters of a net by name, in the net's order; one that is shared appears once, under its first name.
public final class Parameters {
    private Parameters() {}

    /// The parameters of a net.
    public static Map<String, Parameter> of(Layer net) {
        var seen = Collections.newSetFromMap(new IdentityHashMap<Parameter, Boolean>());
        var parameters = new LinkedHashMap<String, Parameter>();
        net.parameters((name, parameter) -> {
            if (seen.add(parameter)) {
                parameters.put(name, parameter);
            }
        });
        return parameters;
    }

    /// The shapes of all parameters of a net.
    public static Map<String, Shape> shapes(Layer net) {
        var shapes = new LinkedHashMap<String, Shape>();
        of(net).forEach((name, parameter) -> shapes.put(name, parameter.shape()));
        return shapes;
    }

    /// Gives all parameters of a net memory, whose numbers are undefined until they are read from a file.
    public static void reserve(Layer net, Scope scope, DType type) {
        of(net).values().forEach(parameter -> parameter.reserve(scope, type));
    }

    /// Gives all parameters of a net memory and their first numbers.
    public static void place(Layer net, Scope scope, DType type) {
        of(net).values().forEach(parameter -> parameter.place(scope, type));
    }

    /// The numbers of all parameters of a net.
    public static Map<String, Tensor> values(Layer net) {
        var values = new LinkedHashMap<String, Tensor>();
        of(net).forEach((name, parameter) -> values.put(name, parameter.value()));
        return values;
    }

    /// How many numbers a net has.
    public static long count(Layer net) {
        return of(net).values().stream().mapToLong(p -> p.shape().elements()).sum();
    }
}
