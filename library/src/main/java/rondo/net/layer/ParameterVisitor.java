// Is shown the parameters of a layer.
package rondo.net.layer;

/// Is shown the parameters of a layer, one after the other.
@FunctionalInterface
public interface ParameterVisitor {
    /// A parameter under its name inside the layer.
    void add(String name, Parameter parameter);

    /// The parameters of a layer inside the layer, as `name.theirs`.
    default void add(String name, Layer layer) {
        layer.parameters((inner, parameter) -> add(name + "." + inner, parameter));
    }
}
