/// Model files: the folder of a model ([ModelFolder]), tensors with names in the safetensors format
/// ([SafeTensors], [Checkpoint]), and recipes, which are records whose components say by [Setting] what they
/// may be ([Recipes]). Knows names, types and bytes, but no layer.
///
/// Stands on `rondo.engine.tensor` and `rondo.basis`. Example: `try (var file = SafeTensors.open(path)) {
/// file.tensor("decoder.bias").data(); }`.
@NullMarked
package rondo.store;

import org.jspecify.annotations.NullMarked;
