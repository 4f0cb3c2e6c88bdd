// Attention over ragged memories.
package rondo.net.layer;

import java.util.List;
import java.util.Optional;
import rondo.basis.Rng;
import rondo.engine.grad.Op;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.AttentionKernels;
import rondo.engine.tensor.Shape;
import rondo.engine.tensor.Tensor;

/// Attention over ragged memories: the weight of memory row j is `softmax_j(score(state, value_j))`, the
/// context the sum of the values so weighted. Scores are
/// - additive, `v . tanh(W_q state + W_k value + b)` (Bahdanau, Cho and Bengio 2015),
/// - general, `(W_q state) . value`, or dot, `state . value` (Luong, Pham and Manning 2015).
///
/// Parameters: `query.weight` [A,H] unless dot; `key.weight` [A,C], `key.bias` [A] and `score` [A] for
/// additive.
public final class Attention implements Layer {
    /// How a state is compared with a value.
    public enum Kind {
        /// By a small net.
        ADDITIVE,
        /// By their inner product.
        DOT,
        /// By the inner product after a linear map.
        GENERAL
    }

    /// What is attended to: the values of several sources one after the other, and what is known of them
    /// beforehand.
    ///
    /// @param keys [M,A]
    /// @param values [M,C]
    /// @param starts the first row of each source, and M at the end
    public record Memory(Var keys, Var values, int[] starts) {
        /// The length of the longest source.
        public int longest() {
            int longest = 0;
            for (int i = 0; i + 1 < starts.length; i++) {
                longest = Math.max(longest, starts[i + 1] - starts[i]);
            }
            return longest;
        }
    }

    /// What one step of attention gives.
    ///
    /// @param context [B,C]
    /// @param weights [B,S], zero beyond each source's length
    public record Attended(Var context, Tensor weights) {}

    private final Kind kind;
    private final int states;
    private final Optional<Linear> query;
    private final Optional<Linear> key;
    private final Optional<Parameter> score;

    /// Builds attention of a kind.
    ///
    /// @param states H, the width of the state
    /// @param values C, the width of a value; H for dot
    /// @param size A, the width in which additive attention compares
    public Attention(Kind kind, int states, int values, int size, Rng rng) {
        this.kind = kind;
        this.states = states;
        boolean additive = kind == Kind.ADDITIVE;
        this.query = kind == Kind.DOT
                ? Optional.empty()
                : Optional.of(new Linear(states, additive ? size : values, false, rng.at("query")));
        this.key = additive ? Optional.of(new Linear(values, size, rng.at("key"))) : Optional.empty();
        this.score = additive
                ? Optional.of(new Parameter(Shape.of(size), Initializer.glorot(size, 1), rng.at("score")))
                : Optional.empty();
    }

    /// Precomputes what the scores need of the values, once per batch of sources.
    ///
    /// @param values [M,C], source after source
    /// @param starts the first row of each source, and M at the end
    public Memory memory(Var values, int[] starts) {
        return new Memory(key.map(k -> k.apply(values)).orElse(values), values, starts);
    }

    /// The linear map of the state, unless the score is the plain inner product.
    public Optional<Linear> query() {
        return query;
    }

    /// A: the width of a query.
    public int querySize() {
        return query.map(Linear::outputs).orElse(states);
    }

    /// What kernels need.
    ///
    /// @param queries [N,A]
    /// @param sources the source of each row of a step
    public AttentionKernels.Inputs inputs(Tape tape, Tensor queries, int[] sources, Memory memory) {
        return new AttentionKernels.Inputs(
                kind == Kind.ADDITIVE ? AttentionKernels.Score.ADDITIVE : AttentionKernels.Score.DOT,
                score.map(Parameter::value).orElseGet(() -> tape.empty(1, 1)), // dot does not look at it
                queries,
                sources,
                new AttentionKernels.Memory(memory.keys.value(), memory.values.value(), memory.starts));
    }

    /// The gradients that kernels read and make; where keys are the values themselves those of both are one.
    ///
    /// @param contexts [N,C], read
    /// @param queries [N,A], written
    public AttentionKernels.Gradients gradients(Tape tape, Tensor contexts, Tensor queries, Memory memory) {
        return new AttentionKernels.Gradients(
                contexts,
                score.map(s -> s.on(tape).gradient().tensor()).orElseGet(() -> tape.empty(1, 1)),
                queries,
                new AttentionKernels.Memory(
                        memory.keys.gradient().tensor(),
                        memory.values.gradient().tensor(),
                        memory.starts));
    }

    /// One step: every row of states attends to the memory of its source.
    ///
    /// @param state [B,H]
    /// @param sources the source of each row
    public Attended attend(Var state, int[] sources, Memory memory) {
        var op = new AttentionOp(query.map(q -> q.apply(state)).orElse(state), sources, memory);
        state.tape().record(op);
        return new Attended(op.context, op.weights);
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        query.ifPresent(q -> visitor.add("query", q));
        key.ifPresent(k -> visitor.add("key", k));
        score.ifPresent(s -> visitor.add("score", s));
    }

    private final class AttentionOp implements Op {
        private final Var asked;
        private final Memory memory;
        private final AttentionKernels.Inputs inputs;
        private final Tensor weights; // [B,S]
        private final Var context; // [B,C]

        AttentionOp(Var asked, int[] sources, Memory memory) {
            this.asked = asked;
            this.memory = memory;
            var tape = asked.tape();
            this.inputs = inputs(tape, asked.value(), sources, memory);
            this.weights = tape.empty(asked.rows(), memory.longest());
            this.context =
                    Var.result(tape, tape.empty(asked.rows(), memory.values().columns()));
            tape.precision().attention().attend(inputs, made(), 0, asked.rows());
        }

        private AttentionKernels.Outputs made() {
            return new AttentionKernels.Outputs(weights, context.value());
        }

        @Override
        public List<Var> outputs() {
            return List.of(context);
        }

        @Override
        public void backward() {
            if (!context.reached()) {
                return;
            }
            var tape = asked.tape();
            var queryGradient = tape.empty(asked.rows(), asked.columns());
            var gradients = gradients(tape, context.gradient().tensor(), queryGradient, memory);
            tape.precision().attention().attendBackward(inputs, made(), gradients, 0, asked.rows());
            if (asked.tracked()) {
                asked.gradient().add(queryGradient);
            }
        }
    }
}
