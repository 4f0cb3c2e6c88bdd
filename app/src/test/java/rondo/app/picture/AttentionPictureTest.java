// Attention pictures stay in line whatever the tokens are.
package rondo.app.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rondo.basis.Columns;
import rondo.basis.ShapeException;

class AttentionPictureTest {
    @Test
    void drawsShadesInLineWithWideSigns() {
        float[][] weights = {{0.9f, 0.1f, 0}, {0.05f, 0.3f, 0.65f}, {0, 1, 0}, {0.2f, 0.2f, 0.6f}};
        String picture = AttentionPicture.draw(List.of("Tom", "▁ate", "7"), List.of("汤姆", "7", "吃了", "。"), weights);
        assertThat(picture).isEqualTo("""
                      T a
                      o t
                      m e 7
                汤姆 │██░░  │ Tom
                   7 │  ▒▒▓▓│ 7
                吃了 │  ██  │ ate
                  。 │░░░░▓▓│ 7
                """);
    }

    @Test
    void drawsChineseColumns() {
        assertThat(AttentionPicture.draw(List.of("汤姆", "a"), List.of("Tom"), new float[][] {{1, 0}}))
                .isEqualTo("""
                     汤
                     姆a
                Tom │██  │ 汤姆
                """);
    }

    @Test
    void cutsLongTokensAndDropsInvisibleSigns() {
        String picture = AttentionPicture.draw(
                List.of("a\u0301\n\u202Fb"), List.of("incomprehensibilities"), new float[][] {{1}});
        assertThat(picture).isEqualTo("""
                              a
                              b
                incomprehen… │██│ ab
                """);
    }

    @Test
    void cutsAWidePictureIntoSeveral() {
        List<String> source = IntStream.range(0, 90).mapToObj(i -> "w" + i).toList();
        float[][] weights = new float[2][90];
        weights[0][3] = 1;
        weights[1][89] = 1;
        String picture = AttentionPicture.draw(source, List.of("甲", "乙"), weights);
        assertThat(picture.lines()).allMatch(l -> Columns.of(l) <= AttentionPicture.WIDTH);
        assertThat(picture).containsOnlyOnce("│ w3\n").containsOnlyOnce("│ w89\n");
        assertThat(picture.lines().filter(l -> l.startsWith("甲"))).hasSize(3);
    }

    @Test
    void drawsNoRowsForNoTargets() {
        assertThat(AttentionPicture.draw(List.of("a"), List.of(), new float[0][]))
                .isEqualTo("  a\n");
    }

    @Test
    void refusesWeightsOfAnotherShape() {
        assertThatThrownBy(() -> AttentionPicture.draw(List.of(), List.of(), new float[0][]))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("no source tokens");
        assertThatThrownBy(() -> AttentionPicture.draw(List.of("a"), List.of("b"), new float[0][]))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("0 rows of weights; expected one for each of the 1");
        assertThatThrownBy(() -> AttentionPicture.draw(Collections.nCopies(3, "a"), List.of("b"), new float[1][2]))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("2 weights in row 0");
    }
}
