/// Gradients: a tape of coarse operations, run backwards.
///
/// Who knows whom: [Recorded] < [Gradient] < [Tape] < [Var] < [Op]; nothing points back. Stands on
/// `rondo.engine.kernel`. Example: `var loss = Ops.sum(Ops.tanh(x)); loss.backward();`.
@NullMarked
package rondo.engine.grad;

import org.jspecify.annotations.NullMarked;
