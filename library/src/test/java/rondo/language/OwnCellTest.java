// A cell of a user's own in a language model, with and without dropped state weights.
package rondo.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rondo.basis.ConfigException;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.net.layer.Linear;
import rondo.net.layer.Parameter;
import rondo.net.layer.ParameterVisitor;
import rondo.net.recurrent.Cell;
import rondo.net.recurrent.CellKind;
import rondo.net.recurrent.CellSizes;
import rondo.net.recurrent.State;
import rondo.text.PlainText;

class OwnCellTest {
    private static final PlainText TEXT = PlainText.of(List.of("a cat sees a dog", "a dog sees a cat", "a cat sings"));

    @TempDir
    private Path services;

    private ClassLoader before = OwnCellTest.class.getClassLoader();

    /// A cell that says nothing of the weights of its state.
    private static class Silent implements Cell {
        final Linear input;
        final Linear memory;

        Silent(CellSizes sizes, Rng rng) {
            this.input = new Linear(sizes.inputs(), sizes.outputs(), rng.at("input"));
            this.memory = new Linear(sizes.outputs(), sizes.outputs(), rng.at("memory"));
        }

        @Override
        public int inputs() {
            return input.inputs();
        }

        @Override
        public int outputs() {
            return input.outputs();
        }

        @Override
        public State start(Tape tape, int rows) {
            return State.zeros(tape, rows, outputs());
        }

        @Override
        public State step(State state, Var x) {
            return State.of(Ops.tanh(Ops.add(input.apply(x), memory.apply(state.output()))));
        }

        @Override
        public void parameters(ParameterVisitor visitor) {
            visitor.add("input", input);
            visitor.add("memory", memory);
        }
    }

    /// A cell that names them.
    private static final class Named extends Silent {
        Named(CellSizes sizes, Rng rng) {
            super(sizes, rng);
        }

        @Override
        public List<Parameter> stateWeights() {
            return List.of(memory.weight());
        }
    }

    /// The service of the first.
    public static final class SilentKind implements CellKind {
        @Override
        public String name() {
            return "silent";
        }

        @Override
        public Cell create(CellSizes sizes, Rng rng) {
            return new Silent(sizes, rng);
        }
    }

    /// The service of the second.
    public static final class NamedKind implements CellKind {
        @Override
        public String name() {
            return "named";
        }

        @Override
        public Cell create(CellSizes sizes, Rng rng) {
            return new Named(sizes, rng);
        }
    }

    @BeforeEach
    void offer() throws IOException {
        var file = services.resolve("META-INF/services/" + CellKind.class.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(SilentKind.class.getName(), NamedKind.class.getName()));
        before = Thread.currentThread().getContextClassLoader();
        var loader = new URLClassLoader(new URL[] {services.toUri().toURL()}, before);
        Thread.currentThread().setContextClassLoader(loader);
    }

    @AfterEach
    void takeBack() throws IOException {
        ((URLClassLoader) Thread.currentThread().getContextClassLoader()).close();
        Thread.currentThread().setContextClassLoader(before);
    }

    private static LanguageModelRecipe recipe(String cell) {
        return LanguageModelRecipe.standard()
                .cell(cell)
                .tokens("words")
                .embedding(6)
                .hidden(6)
                .epochs(3)
                .precision("f32");
    }

    private static double perplexity(LanguageModelRecipe recipe) {
        try (var model = LanguageModel.train(TEXT, PlainText.of(List.of()), recipe)) {
            return model.perplexity(TEXT).perToken();
        }
    }

    @Test
    void stateWeightsAreDroppedOfACellThatNamesThem() {
        assertThat(perplexity(recipe("named")))
                .isEqualTo(perplexity(recipe("silent")))
                .isNotEqualTo(perplexity(recipe("named").recurrentDropout(0.5)))
                .isNotNaN();
    }

    @Test
    void aCellThatNamesNoneIsRefused() {
        assertThatThrownBy(() -> recipe("silent").recurrentDropout(0.5))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("recurrent_dropout 0.5 with cell silent");
    }
}
