// Something with named parameters.
package rondo.net.layer;

/// Something with named parameters. One method gives naming, counting, saving and sharing: names are joined by
/// dots, as in `encoder.weight_ih_l0`.
public interface Layer {
    /// Shows every parameter under its name, always in the same order.
    void parameters(ParameterVisitor visitor);
}
