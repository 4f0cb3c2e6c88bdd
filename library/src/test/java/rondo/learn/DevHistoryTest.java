// Which evaluation counts as the best.
package rondo.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import rondo.learn.Event.Evaluated;

class DevHistoryTest {
    private static Evaluated evaluated(double loss, double score) {
        return new Evaluated(1, 10, loss, Optional.of(new Score("accuracy", score)), true, 1);
    }

    @Test
    void ofEqualScoresTheLowerLossIsBetter() {
        var history = DevHistory.START.after(evaluated(28.7, 0), 5);
        assertThat(history.improvedBy(evaluated(2.8, 0), Stopping.By.SCORE)).isTrue();
        assertThat(history.improvedBy(evaluated(28.7, 0), Stopping.By.SCORE)).isFalse();
        assertThat(history.improvedBy(evaluated(30, 0), Stopping.By.SCORE)).isFalse();
        assertThat(history.improvedBy(evaluated(30, 0.1), Stopping.By.SCORE)).isTrue();
        assertThat(history.improvedBy(evaluated(28.7, 5), Stopping.By.LOSS)).isFalse();
    }
}
