/// Model files: tensors with names in the safetensors format. Knows names, types and bytes, but no layer.
///
/// Stands on `rondo.basis`. Example: `try (var file = SafeTensors.open(path)) {
/// file.tensor("decoder.bias").data(); }`.
@NullMarked
package rondo.store;

import org.jspecify.annotations.NullMarked;
