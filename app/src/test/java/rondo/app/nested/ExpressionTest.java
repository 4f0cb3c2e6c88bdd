// Nested expressions: their values by another way, their trees and chains, and what is held out.
package rondo.app.nested;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rondo.basis.Rng;
import rondo.text.tree.Bracketed;
import rondo.text.tree.Tree;

class ExpressionTest {
    private static final List<Expression> SOME = IntStream.range(0, 500)
            .mapToObj(i -> Expression.random(i % 6, Rng.of(7).at(i)))
            .toList();

    /// Reads tokens with a stack.
    private static int value(List<String> tokens) {
        Deque<List<Integer>> open = new ArrayDeque<>();
        Deque<String> operators = new ArrayDeque<>();
        open.push(new ArrayList<>());
        for (var token : tokens) {
            if (token.startsWith("[")) {
                operators.push(token.substring(1));
                open.push(new ArrayList<>());
            } else if (token.equals("]")) {
                int[] digits = open.pop().stream().mapToInt(d -> d).sorted().toArray();
                open.getFirst().add(value(operators.pop(), digits));
            } else {
                open.getFirst().add(Integer.parseInt(token));
            }
        }
        return open.pop().getFirst();
    }

    private static int value(String operator, int[] sorted) {
        int middle = sorted.length % 2 == 1 ? sorted.length / 2 : sorted.length / 2 - 1;
        return switch (operator) {
            case "MAX" -> IntStream.of(sorted).max().orElseThrow();
            case "MIN" -> IntStream.of(sorted).min().orElseThrow();
            case "SUM" -> IntStream.of(sorted).sum() % 10;
            default -> sorted[middle];
        };
    }

    @Test
    void valuesAreRight() {
        for (var expression : SOME) {
            assertThat(expression.value())
                    .as(expression.toString())
                    .isEqualTo(value(List.of(expression.toString().split(" ", -1))));
            assertThat(expression.tree().label()).isEqualTo(Integer.toString(expression.value()));
            assertThat(expression.chain().label()).isEqualTo(Integer.toString(expression.value()));
        }
        assertThat(new HashSet<>(SOME)).hasSizeGreaterThan(400);
    }

    @Test
    void theTreeHasTheValueOfEachPart() {
        for (var expression : SOME) {
            for (var node : expression.tree().postorder()) {
                if (!node.isLeaf()) {
                    assertThat(node.label()).isEqualTo(Integer.toString(value(digits(node))));
                }
            }
        }
    }

    /// The operator of a node and the digits that its arguments so far have for labels.
    private static List<String> digits(Tree node) {
        var tokens = new ArrayDeque<>(List.of("]"));
        var rest = node;
        for (; !rest.isLeaf(); rest = rest.children().getFirst()) {
            tokens.push(rest.children().getLast().label());
        }
        tokens.push(rest.word().orElseThrow());
        return List.copyOf(tokens);
    }

    @Test
    void theChainHasAllTokensInOrderEachBesideAllBefore() {
        for (var expression : SOME) {
            var node = expression.chain();
            assertThat(String.join(" ", node.words())).isEqualTo(expression.toString());
            while (!node.isLeaf()) {
                assertThat(node.children()).hasSize(2);
                assertThat(node.children().getLast().isLeaf()).isTrue();
                node = node.children().getFirst();
            }
            assertThat(Bracketed.parse(Bracketed.write(expression.chain()))).isEqualTo(expression.chain());
            assertThat(Bracketed.parse(Bracketed.write(expression.tree()))).isEqualTo(expression.tree());
        }
    }

    @Test
    void pictureTellsRightFromWrong() {
        var expression = SOME.get(2);
        assertThat(expression.picture(expression.tree()).postorder()).noneMatch(Expression::isWrong);
        var picture = expression.picture(expression.tree().label("x"));
        assertThat(picture.label()).endsWith(" x, not " + expression.value());
        assertThat(picture.postorder()).filteredOn(Expression::isWrong).containsExactly(picture);
    }

    @Test
    void whatIsHeldOutIsOther() {
        var made = Expressions.make(300, 30, 1);
        assertThat(made).isEqualTo(Expressions.make(300, 30, 1)).isNotEqualTo(Expressions.make(300, 30, 2));
        var known = new HashSet<>(made.train());
        assertThat(made.dev()).hasSize(30).doesNotHaveDuplicates().noneMatch(known::contains);
        assertThat(made.heldOut()).hasSize(6);
        for (int depth = 1; depth <= 6; depth++) {
            var others = made.heldOut().get(depth - 1);
            assertThat(others).hasSize(30).doesNotHaveDuplicates();
            assertThat(others).noneMatch(known::contains).noneMatch(made.dev()::contains);
            for (var expression : others) {
                assertThat(depth(expression)).isEqualTo(depth);
            }
        }
        assertThat(made.train()).allMatch(expression -> depth(expression) <= Expressions.LEARNED);
    }

    private static int depth(Expression expression) {
        return expression.operator().isEmpty()
                ? 0
                : 1
                        + expression.arguments().stream()
                                .mapToInt(ExpressionTest::depth)
                                .max()
                                .orElseThrow();
    }
}
