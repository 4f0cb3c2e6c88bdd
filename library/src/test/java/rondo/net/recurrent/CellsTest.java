// The laws of cells on all cells there are, and their names.
package rondo.net.recurrent;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rondo.basis.ConfigException;
import rondo.basis.Rng;

class CellsTest {
    static List<Named<CellKind>> kinds() {
        return Cells.kinds().values().stream()
                .map(kind -> Named.of(kind.name(), kind))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void obeyTheLaws(CellKind kind) {
        CellLaws.check(kind);
    }

    @Test
    void offerTheNearestName() {
        assertThatThrownBy(() -> Cells.create("ltsm", new CellSizes(1, 1), Rng.of(1)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("lstm");
    }
}
