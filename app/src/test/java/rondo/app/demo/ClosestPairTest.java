// The closest pair is found by words shared and words edited.
package rondo.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClosestPairTest {
    private static final Example TOM = example("Tom came to France last week.", "汤姆上周来到法国。");
    private static final Example ANNA = example("Anna went to France last week.", "安娜上周去了法国。");
    private static final Example WEEK = example("last week to France Tom came.", "上周汤姆来到法国。");

    @Test
    void takesTheOneOfFewestEdits() {
        ClosestPair closest = new ClosestPair(List.of(WEEK, TOM, ANNA));
        assertThat(closest.closest("Tom came to Spain last week.")).isEqualTo(TOM);
        assertThat(closest.closest("Anna went to France yesterday.")).isEqualTo(ANNA);
        assertThat(closest.closest("unheard of")).isIn(WEEK, TOM, ANNA);
    }

    @Test
    void countsExactMatches() {
        ClosestPair closest = new ClosestPair(List.of(TOM, ANNA));
        assertThat(closest.exactMatch(List.of(TOM, WEEK))).isEqualTo(0.5);
        assertThat(closest.exactMatch(List.of())).isZero();
    }

    @Test
    void needsAnExample() {
        assertThatThrownBy(() -> new ClosestPair(List.of())).hasMessageContaining("at least one");
    }

    private static Example example(String source, String target) {
        return new Example("p", source, target, List.of());
    }
}
