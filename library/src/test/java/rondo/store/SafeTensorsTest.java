// Files of tensors: read as Python wrote them, written as Python reads them.
package rondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rondo.basis.FormatException;
import rondo.basis.RondoException;

class SafeTensorsTest {
    private static final Path FIXTURES = Path.of("src/test/resources/rondo/store");

    @TempDir
    private Path folder;

    @Test
    void readsWhatPythonWrote() {
        try (var file = SafeTensors.open(FIXTURES.resolve("python.safetensors"))) {
            assertThat(file.tensors().keySet())
                    .containsExactlyInAnyOrder(
                            "encoder.weight_ih_l0", "half", "double", "ids", "one", "none", "flags", "名");
            assertThat(file.metadata()).isEqualTo(Map.of("model_type", "translator", "ключ", "值 \"quoted\"\n"));
            var weight = file.tensor("encoder.weight_ih_l0");
            assertThat(weight.dtype()).isEqualTo("F32");
            assertThat(weight.shape()).containsExactly(3, 4);
            assertThat(floats(weight))
                    .containsExactly(0f, .125f, .25f, .375f, .5f, .625f, .75f, .875f, 1f, 1.125f, 1.25f, 1.375f);
            assertThat(file.tensor("half").dtype()).isEqualTo("BF16");
            assertThat(file.tensor("half").data().toArray(ValueLayout.JAVA_SHORT_UNALIGNED))
                    .containsExactly(0, 0x3E80, 0x3F00, 0x3F40, 0x3F80);
            assertThat(file.tensor("double").data().toArray(ValueLayout.JAVA_DOUBLE_UNALIGNED))
                    .containsExactly(0.1, -1e300);
            assertThat(file.tensor("ids").data().toArray(ValueLayout.JAVA_INT_UNALIGNED))
                    .containsExactly(-1, 0, Integer.MAX_VALUE);
            assertThat(file.tensor("one").shape()).isEmpty();
            assertThat(floats(file.tensor("one"))).containsExactly(2.5f);
            assertThat(file.tensor("none").shape()).containsExactly(0, 7);
            assertThat(file.tensor("flags").dtype()).isEqualTo("BOOL");
        }
    }

    @Test
    void writesTheBytesThatPythonWasSeenToRead() throws IOException {
        var copy = folder.resolve("copy.safetensors");
        try (var file = SafeTensors.open(FIXTURES.resolve("python.safetensors"))) {
            SafeTensors.write(copy, inOrderOfNames(file.tensors()), inOrderOfNames(file.metadata()));
        }
        assertThat(copy).hasSameBinaryContentAs(FIXTURES.resolve("rondo.safetensors"));
    }

    @Test
    void beginsEachTensorAtAMultipleOfItsElements() {
        var copy = folder.resolve("aligned.safetensors");
        var tensors = new LinkedHashMap<String, StoredTensor>();
        tensors.put("odd", new StoredTensor("U8", new long[] {3}, MemorySegment.ofArray(new byte[3])));
        tensors.put("b", new StoredTensor("F32", new long[] {1}, MemorySegment.ofArray(new float[] {1})));
        tensors.put("a", new StoredTensor("F32", new long[] {1}, MemorySegment.ofArray(new float[] {2})));
        tensors.put("wide", new StoredTensor("F64", new long[] {1}, MemorySegment.ofArray(new double[] {3})));
        SafeTensors.write(copy, tensors, Map.of());
        try (var file = SafeTensors.open(copy)) {
            assertThat(file.tensors().keySet()).containsExactly("wide", "b", "a", "odd");
            for (var tensor : file.tensors().values()) {
                assertThat(tensor.data().address() % tensor.elementBytes()).isZero();
            }
            assertThat(file.tensor("wide").data().get(ValueLayout.JAVA_DOUBLE, 0))
                    .isEqualTo(3);
        }
    }

    @Test
    void copiesTensorsLargerThanItsBuffer() {
        var large = folder.resolve("large.safetensors");
        try (var arena = Arena.ofConfined()) {
            var data = arena.allocate(300_007);
            for (int i = 0; i < data.byteSize(); i++) {
                data.set(ValueLayout.JAVA_BYTE, i, (byte) (i * 31 + i / 256));
            }
            SafeTensors.write(large, Map.of("w", new StoredTensor("I8", new long[] {300_007}, data)), Map.of());
            try (var file = SafeTensors.open(large)) {
                assertThat(file.tensor("w").data().mismatch(data)).isEqualTo(-1);
            }
        }
    }

    @Test
    void anEmptyFileOfTensorsIsPossible() {
        var empty = folder.resolve("empty.safetensors");
        SafeTensors.write(empty, Map.of(), Map.of());
        try (var file = SafeTensors.open(empty)) {
            assertThat(file.tensors()).isEmpty();
            assertThat(file.metadata()).isEmpty();
        }
    }

    @Test
    void afterCloseTheBytesAreOutOfReach() {
        var file = SafeTensors.open(FIXTURES.resolve("python.safetensors"));
        var data = file.tensor("one").data();
        file.close();
        file.close();
        assertThatThrownBy(() -> data.get(ValueLayout.JAVA_BYTE, 0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aMissingTensorOffersTheNearest() {
        try (var file = SafeTensors.open(FIXTURES.resolve("python.safetensors"))) {
            assertThatThrownBy(() -> file.tensor("encoder.weight_ih_l1"))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("python.safetensors: no tensor encoder.weight_ih_l1")
                    .hasMessageContaining("nearest is encoder.weight_ih_l0");
        }
    }

    @Test
    void refusesToWriteWhatCouldNotBeRead() {
        var segment = MemorySegment.ofArray(new float[3]);
        assertThatThrownBy(() -> new StoredTensor("F32", new long[] {2, 2}, segment))
                .isInstanceOf(FormatException.class)
                .hasMessage("tensor: 12 bytes; expected 16 for F32 [2, 2]");
        assertThatThrownBy(() -> new StoredTensor("F31", new long[] {3}, segment))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("element type F31");
        var tensor = new StoredTensor("F32", new long[] {3}, segment);
        assertThatThrownBy(() -> SafeTensors.write(folder.resolve("x"), Map.of("__metadata__", tensor), Map.of()))
                .isInstanceOf(FormatException.class);
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() {
        assertThatThrownBy(() -> SafeTensors.write(folder.resolve("no/such/file"), Map.of(), Map.of()))
                .isInstanceOf(RondoException.class)
                .hasMessageContaining("no/such/file");
        assertThatThrownBy(() -> SafeTensors.open(folder)).isInstanceOf(FormatException.class);
        assertThat(Files.exists(folder.resolve("no"))).isFalse();
    }

    private static float[] floats(StoredTensor tensor) {
        return tensor.data().toArray(ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN));
    }

    private static <T> Map<String, T> inOrderOfNames(Map<String, T> map) {
        var ordered = new LinkedHashMap<String, T>();
        map.keySet().stream().sorted().forEach(name -> ordered.put(name, Objects.requireNonNull(map.get(name))));
        return ordered;
    }
}
