// Ink of a hundred thousand points is read.
package rondo.ink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rondo.basis.Rng;
import rondo.ink.Recognition.Segment;

class LongInkTest {
    private static final int LETTERS = 8_400; // of 12 points

    @Test
    void aHundredThousandPointsAreReadWithTheirPlaces() {
        var recipe = RecognizerRecipe.standard()
                .hidden(16)
                .layers(1)
                .resampling("all")
                .stack(4)
                .stride(4)
                .batch(8)
                .augment(0)
                .dropout(0)
                .precision("f32")
                .learningRate(0.02)
                .epochs(15);
        var text = "olvz".repeat(LETTERS / 4);
        var ink = MadeUpInk.draw(text, Rng.of(1));
        try (var recognizer = Recognizer.train(MadeUpInk.lines(60, 1), List.of(), recipe)) {
            for (var search : List.of(InkSearch.greedy(), InkSearch.beam(2))) {
                var best = recognizer.recognize(List.of(ink), search).getFirst().getFirst();
                assertThat(best.logProb()).isFinite().isNegative();
                assertThat(best.segments()).hasSizeBetween(LETTERS / 2, 2 * LETTERS);
                assertThat(best.segments())
                        .extracting(segment -> segment.from().stroke())
                        .isSorted()
                        .endsWith(LETTERS - 1);
                assertThat(best.segments()).extracting(Segment::text).containsOnly("o", "l", "v", "z");
            }
        }
    }
}
