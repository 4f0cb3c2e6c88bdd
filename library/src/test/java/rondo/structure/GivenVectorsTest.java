// Word vectors of a file with which a classifier begins: found, frozen or tuned, checked when it is continued.
package rondo.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rondo.basis.ConfigException;
import rondo.basis.InputException;
import rondo.learn.Event;
import rondo.store.SafeTensors;
import rondo.text.NameList;
import rondo.text.tree.Tree;

class GivenVectorsTest {
    private static final List<Tree> TRAIN = MadeUpTrees.some(40, 1);

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("glove.txt"), "good 1 2 3 4\nfine 0 0 0 0\nbad -1 -2 -3 -4\n");
    }

    private static TreeClassifierRecipe small() {
        return TreeClassifierRecipe.standard()
                .embedding(4)
                .hidden(8)
                .dropout(0)
                .precision("f32")
                .warmup(1)
                .epochs(2);
    }

    private List<String> train(TreeClassifierRecipe recipe, Optional<Path> vectors) {
        var said = new ArrayList<String>();
        var training = new TreeClassifierTraining(TRAIN, List.of(), recipe)
                .folder(folder.resolve("model"))
                .progress(event -> {
                    if (event instanceof Event.Preparing preparing) {
                        said.add(preparing.what());
                    }
                });
        vectors.ifPresent(training::vectors);
        training.run().classifier().close();
        return said;
    }

    /// The vector of a word in the saved model.
    private float[] vector(String word) throws IOException {
        int row = 1 + NameList.read(folder.resolve("model/words.json")).number(word);
        float[] vector = new float[4];
        try (var weights = SafeTensors.open(folder.resolve("model/model.safetensors"))) {
            var all = weights.tensor("embedding.weight").data();
            for (int i = 0; i < 4; i++) {
                vector[i] = all.getAtIndex(ValueLayout.JAVA_FLOAT_UNALIGNED, 4L * row + i);
            }
        }
        return vector;
    }

    @Test
    void frozenOnesStayAndTheRestIsLearned() throws IOException {
        var said = train(small().tuneVectors(false), Optional.of(file));
        assertThat(said).contains("2 of 3 words begin with their vectors in " + file);
        assertThat(vector("good")).containsExactly(1, 2, 3, 4);
        assertThat(vector("bad")).containsExactly(-1, -2, -3, -4);
        assertThat(Files.readString(folder.resolve("model/config.json")))
                .contains("\"vectors\" : \"" + file + "\"", "\"vectors_found\" : 2", "vectors_sha256");
    }

    @Test
    void tunedOnesBeginThereAndGoOn() throws IOException {
        train(small().learningRate(1e-3), Optional.of(file));
        var vector = vector("good");
        for (int i = 0; i < 4; i++) {
            assertThat(vector[i]).isNotEqualTo(i + 1).isBetween(i + 0.9f, i + 1.1f);
        }
    }

    @Test
    void aTrainingGoesOnWithTheSameVectorsAlone() throws IOException {
        train(small(), Optional.of(file));
        train(small().epochs(3), Optional.of(file));
        assertThatThrownBy(() -> train(small().epochs(4), Optional.empty()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("begun on other vectors data");
        Files.writeString(file, "good 1 2 3 5\n");
        assertThatThrownBy(() -> train(small().epochs(4), Optional.of(file)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("begun on other vectors data");
    }

    @Test
    void whatDoesNotFitIsNamed() throws IOException {
        assertThatThrownBy(() -> train(small().embedding(8), Optional.of(file)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("vectors of 4 numbers; expected 8, as embedding says; set embedding to 4");
        assertThatThrownBy(() -> train(small().tuneVectors(false), Optional.empty()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("tune_vectors is false, but there is no file of word vectors");
        Files.writeString(file, "gut 1 2 3 4\n");
        assertThatThrownBy(() -> train(small(), Optional.of(file)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("vectors of none of 3 words");
        assertThat(folder.resolve("model")).doesNotExist();
    }
}
