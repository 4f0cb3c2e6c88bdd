// A nested prefix expression over digits.
package rondo.app.nested;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import rondo.basis.Rng;
import rondo.text.tree.Tree;

/// A nested prefix expression over digits such as `[MAX 2 9 [MIN 4 7 ] 0 ]`, of which the value is a digit (Nangia
/// and Bowman 2018, "ListOps: A Diagnostic Dataset for Latent Tree Learning").
///
/// @param operator what is made of the arguments; none for a digit
/// @param arguments one at least below an operator
/// @param value the digit that comes out
public record Expression(Optional<Operator> operator, List<Expression> arguments, int value) {
    private static final List<Operator> OPERATORS = List.of(Operator.values());
    private static final int MOST = 4; // arguments
    private static final String WRONG = ", not ";
    private static final double NESTED = 0.25; // of the arguments that could be digits

    private static Expression digit(int value) {
        return new Expression(Optional.empty(), List.of(), value);
    }

    private static Expression of(Operator operator, List<Expression> arguments) {
        return new Expression(Optional.of(operator), arguments, value(operator, arguments));
    }

    private static int value(Operator operator, List<Expression> arguments) {
        return operator.of(arguments.stream().map(Expression::value).sorted().toList());
    }

    /// One of a depth.
    ///
    /// @param depth operators on the longest way down to a digit
    public static Expression random(int depth, Rng rng) {
        if (depth == 0) {
            return digit(rng.below(0, 10));
        }
        int count = 2 + rng.below(1, MOST - 1);
        int deepest = rng.below(2, count);
        var arguments = IntStream.range(0, count)
                .mapToObj(i -> {
                    boolean nested = i == deepest || rng.at("nested").uniform(i) < NESTED;
                    return random(nested ? depth - 1 : 0, rng.at(i));
                })
                .toList();
        return of(OPERATORS.get(rng.below(3, OPERATORS.size())), arguments);
    }

    /// It as a tree of two children at most: operator, arguments and bracket are joined from left to right, and each
    /// node has the value of what is below it so far.
    public Tree tree() {
        if (operator.isEmpty()) {
            return leaf(this);
        }
        var tree = open(operator.get());
        for (int i = 0; i < arguments.size(); i++) {
            tree = join(valueOf(i + 1), tree, arguments.get(i).tree());
        }
        return tree;
    }

    /// It as a chain, in which each token is joined to all before it: such a node has the value so far of the
    /// innermost expression that its token stands in, or ends.
    public Tree chain() {
        var tokens = new ArrayList<Tree>();
        var values = new ArrayList<String>();
        addTo(tokens, values);
        var chain = tokens.getFirst();
        for (int i = 1; i < tokens.size(); i++) {
            chain = join(values.get(i), chain, tokens.get(i));
        }
        return chain;
    }

    private void addTo(List<Tree> tokens, List<String> values) {
        if (operator.isEmpty()) {
            tokens.add(leaf(this));
            values.add(Integer.toString(value));
            return;
        }
        tokens.add(open(operator.get()));
        values.add(operator.get().name());
        for (int i = 0; i < arguments.size(); i++) {
            arguments.get(i).addTo(tokens, values);
            if (arguments.get(i).operator.isEmpty()) {
                values.set(values.size() - 1, valueOf(i + 1));
            }
        }
        tokens.add(Tree.leaf("end", "]"));
        values.add(Integer.toString(value));
    }

    /// It as a picture shows it: a node for each operator with the digit that a net said, `MAX 9`, or `MAX 9, not 8`
    /// where it is another.
    ///
    /// @param answer [#tree] with other values
    public Tree picture(Tree answer) {
        if (operator.isEmpty()) {
            return Tree.leaf("", Integer.toString(value));
        }
        var below = new ArrayList<Tree>();
        var rest = answer;
        for (int i = arguments.size() - 1; i >= 0; i--) {
            below.add(arguments.get(i).picture(rest.children().getLast()));
            rest = rest.children().getFirst();
        }
        boolean right = answer.label().equals(Integer.toString(value));
        return Tree.node(operator.get() + " " + answer.label() + (right ? "" : WRONG + value), below.reversed());
    }

    /// Whether a node of a [#picture] has another value than it should.
    public static boolean isWrong(Tree node) {
        return node.label().contains(WRONG);
    }

    /// It as it is written: `[MAX 2 9 [MIN 4 7 ] 0 ]`.
    @Override
    public String toString() {
        return String.join(" ", chain().words());
    }

    private String valueOf(int firstArguments) {
        return Integer.toString(value(operator.orElseThrow(), arguments.subList(0, firstArguments)));
    }

    private static Tree leaf(Expression digit) {
        return Tree.leaf(Integer.toString(digit.value), Integer.toString(digit.value));
    }

    private static Tree open(Operator operator) {
        return Tree.leaf(operator.name(), "[" + operator);
    }

    private static Tree join(String label, Tree left, Tree right) {
        return Tree.node(label, List.of(left, right));
    }
}
