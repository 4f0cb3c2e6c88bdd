// The pointwise part of the gated cells, one step of some rows.
package rondo.engine.kernel;

import rondo.engine.tensor.Tensor;

/// The pointwise part of the gated cells for one step: `rows` rows, which stand at `row` in the tensors that
/// hold all steps [N,*] and at 0 in those that hold the running state [B,*]. H is the width of the state. Over
/// trees a step is a level, and all tensors hold all nodes. Nothing is allocated.
public interface CellKernels {
    /// LSTM: `i,f,o = logistic, g = tanh; c' = f c + i g; h = o tanh(c')`.
    ///
    /// @param gates [N,4H] in order i, f, g, o: pre-activations; on return the activations
    /// @param cell [B,H]: c, on return c'
    /// @param cells [N,H]: receives c (the old one), for the backward pass
    /// @param output [N,H]: receives h
    void lstm(Tensor gates, int row, int rows, Tensor cell, Tensor cells, Tensor output);

    /// The gradient of [#lstm].
    ///
    /// @param gates [N,4H] activations; on return the gradients of the pre-activations
    /// @param cells [N,H]: the old c of each row
    /// @param outputGradient [N,H]: the gradient of h from above
    /// @param hidden [B,H]: the gradient of h from the step after; on return with that from above
    /// @param cell [B,H]: the gradient of c', on return that of c
    void lstmBackward(Tensor gates, int row, int rows, Tensor cells, Tensor outputGradient, Tensor hidden, Tensor cell);

    /// GRU with the reset gate after the matrix product: `r,z = logistic(x + h); n = tanh(x_n + r h_n); h' =
    /// (1-z) n + z h`.
    ///
    /// @param gates [N,3H] in order r, z, n: pre-activations from the input; on return the activations
    /// @param products [N,3H]: products of the state with its bias; the last third is kept for the backward
    ///     pass
    /// @param hidden [B,H]: h, on return h'
    /// @param output [N,H]: receives h'
    void gru(Tensor gates, int row, int rows, Tensor products, Tensor hidden, Tensor output);

    /// The gradient of [#gru].
    ///
    /// @param gates [N,3H] activations; on return the gradients of the pre-activations from the input
    /// @param products [N,3H]: on return the gradients of the products of the state
    /// @param previous [N,H]: h before the step
    /// @param outputGradient [N,H]: the gradient of h' from above
    /// @param hidden [B,H]: the gradient of h' from the step after; on return the part of that of h that does
    ///     not pass through the products
    void gruBackward(
            Tensor gates, int row, int rows, Tensor products, Tensor previous, Tensor outputGradient, Tensor hidden);

    /// First half of a GRU with the reset gate before the product: `r,z = logistic; reset = r h`.
    ///
    /// @param gates [N,3H]: complete pre-activations of r and z; on return their activations; n is untouched
    /// @param hidden [B,H]: h
    /// @param reset [N,H]: receives r h
    void gruReset(Tensor gates, int row, int rows, Tensor hidden, Tensor reset);

    /// Second half: `n = tanh; h' = (1-z) n + z h`.
    ///
    /// @param gates [N,3H]: r and z activated, n complete pre-activations; on return all activated
    /// @param hidden [B,H]: h, on return h'
    /// @param output [N,H]: receives h'
    void gruUpdate(Tensor gates, int row, int rows, Tensor hidden, Tensor output);

    /// The gradient of [#gruUpdate].
    ///
    /// @param gates [N,3H]: activations; on return z and n hold the gradients of their pre-activations, r is
    ///     untouched
    /// @param previous [N,H]: h before the step
    /// @param outputGradient [N,H]: the gradient of h' from above
    /// @param hidden [B,H]: the gradient of h' from the step after; on return the direct part of that of h
    void gruUpdateBackward(Tensor gates, int row, int rows, Tensor previous, Tensor outputGradient, Tensor hidden);

    /// The gradient of [#gruReset].
    ///
    /// @param gates [N,3H]: r activated; on return r holds the gradient of its pre-activation
    /// @param previous [N,H]: h before the step
    /// @param reset [B,H]: the gradient of r h
    /// @param hidden [B,H]: the gradient of h, added to
    void gruResetBackward(Tensor gates, int row, int rows, Tensor previous, Tensor reset, Tensor hidden);

    /// Simple recurrent net: `h' = f(gates)`.
    ///
    /// @param gates [N,H]: complete pre-activations
    /// @param hidden [B,H]: receives h'
    /// @param output [N,H]: receives h'
    void simple(Activation f, Tensor gates, int row, int rows, Tensor hidden, Tensor output);

    /// The gradient of [#simple].
    ///
    /// @param gates [N,H]: receives the gradient of the pre-activations
    /// @param output [N,H]: h'
    /// @param outputGradient [N,H]: the gradient of h' from above
    /// @param hidden [B,H]: the gradient of h' from the step after; read only
    void simpleBackward(
            Activation f, Tensor gates, int row, int rows, Tensor output, Tensor outputGradient, Tensor hidden);

    /// What the K forget gates of an N-ary Tree-LSTM leave of the children's c: `f_k = logistic; kept = f_1 c_1 + f_2
    /// c_2 + ...`, summed from left to right.
    ///
    /// @param gates [N,K H]: pre-activations; on return the activations
    /// @param children `children[k][r]` is the row of child k of row r, above `row`; below 0 there is none
    /// @param cells [N,H]: c of the children; receives what is kept
    void treeForget(Tensor gates, int[][] children, int row, int rows, Tensor cells);

    /// The gradient of [#treeForget].
    ///
    /// @param gates [N,K H] activations; on return the gradients of the pre-activations, zeros where no child is
    /// @param cells [N,H]: c of the children
    /// @param cellGradient [N,H]: the gradient of what is kept; that of c is added in the rows of the children
    void treeForgetBackward(Tensor gates, int[][] children, int row, int rows, Tensor cells, Tensor cellGradient);

    /// The rest of a Tree-LSTM: `i,o = logistic, g = tanh; c = kept + i g; h = o tanh(c)`.
    ///
    /// @param gates [N,3H] in order i, o, g: pre-activations; on return the activations
    /// @param cells [N,H]: what is kept, on return c
    /// @param output [N,H]: receives h
    void treeLstm(Tensor gates, int row, int rows, Tensor cells, Tensor output);

    /// The gradient of [#treeLstm].
    ///
    /// @param gates [N,3H] activations; on return the gradients of the pre-activations
    /// @param cells [N,H]: c
    /// @param outputGradient [N,H]: the gradient of h
    /// @param cellGradient [N,H]: the gradient of c from the parent; on return with that from h, which is that of
    ///     what is kept
    void treeLstmBackward(Tensor gates, int row, int rows, Tensor cells, Tensor outputGradient, Tensor cellGradient);
}
