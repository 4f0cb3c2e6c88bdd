// The bar on a terminal: stays on one line, and other messages above it.
package rondo.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rondo.learn.Event;

class TrainingBarTest {
    @Test
    void messagesStandOnLinesOfTheirOwn() {
        var screen = new StringWriter();
        try (var bar = new TrainingBar(new PrintWriter(screen), 100)) {
            bar.on(new Event.Started(30, 120, 1000, 2, 0, 0));
            bar.on(updated(1));
            bar.on(new Event.Warned("dev.tsv: odd"));
            bar.on(updated(2));
            bar.on(new Event.Evaluated(1, 2, 3.5, Optional.empty(), true, 0.1));
        }
        var shown = Arrays.stream(screen.toString().split("\n"))
                .map(line -> line.substring(line.lastIndexOf('\r') + 1))
                .filter(line -> !line.isEmpty())
                .toList();
        assertThat(shown)
                .containsExactly(
                        "30 examples (120 units a pass), 1,000 parameters, 2 epochs",
                        "warning: dev.tsv: odd",
                        "epoch 1/2, update 2: loss 4.000, 900 units/s, gradient norm 1.00, rate 0.0020",
                        "epoch 1, update 2: dev loss 3.500, the best so far");
        for (String drawn : screen.toString().split("[\r\n]", -1)) {
            assertThat(drawn.length()).as(drawn).isLessThan(100);
        }
    }

    private static Event.Updated updated(int update) {
        var shares = new Event.Shares(1, 0, 0, 0);
        return new Event.Updated(1, update, update, 2, 4, 4, 1, 0.002, 900, 65, shares);
    }
}
