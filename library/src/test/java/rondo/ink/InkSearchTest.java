// Searches for the text of ink: what a net gives, and what counts when.
package rondo.ink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rondo.basis.RondoException;
import rondo.decode.ctc.language.Texts;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.ink.stroke.InkSample;
import rondo.text.Normalization;
import rondo.text.Segmentation;
import rondo.text.Vocabulary;
import rondo.text.WordLevelTokenizer;

class InkSearchTest {
    @Test
    void whatIsNotANumberIsAnErrorForLinesAndForCharacters() {
        var labels = Labels.learned(Stream.of("ab"), true);
        try (var scope = Scope.of("ink search")) {
            var logProbs = Tensor.empty(scope, DType.F32, 1, labels.size());
            logProbs.set(0, 1, Double.NaN);
            for (boolean lines : new boolean[] {true, false}) {
                for (var search : List.of(InkSearch.greedy(), InkSearch.beam(4))) {
                    var finder = search.on(labels, lines);
                    assertThatThrownBy(() -> finder.best(logProbs))
                            .isInstanceOf(RondoException.class)
                            .hasMessageContaining("not a number");
                }
            }
        }
    }

    /// A language model in which a text ends at once, or hardly ever.
    private static final class NoText implements Texts {
        private record Letters(int count) implements Text {
            @Override
            public int vocabulary() {
                return Vocabulary.SPECIALS.size() + 4;
            }

            @Override
            public double logProb(int token) {
                return token == Vocabulary.END ? -1000.0 * count : 0;
            }
        }

        @Override
        public Text start() {
            return new Letters(0);
        }

        @Override
        public List<Text> extend(List<Text> texts, int[] tokens) {
            return texts.stream()
                    .<Text>map(text -> new Letters(((Letters) text).count() + 1))
                    .toList();
        }

        @Override
        public void close() {
            // texts are on the heap
        }
    }

    @Test
    void endsOfTextsCountWhenThePenHasEnded() {
        var vocabulary = Vocabulary.of(Stream.concat(Vocabulary.SPECIALS.stream(), Stream.of("o", "l", "v", "z"))
                .toList());
        var tokenizer = new WordLevelTokenizer(vocabulary, Segmentation.CHARACTERS, Normalization.standard());
        var search = InkSearch.beam(8).nBest(2).language(InkLanguage.of(NoText::new, tokenizer, 1));
        var train = MadeUpInk.lines(60, 1);
        var recipe = RecognizerRecipe.standard()
                .hidden(24)
                .layers(1)
                .batch(8)
                .precision("f32")
                .reading("forward")
                .scaling("first-stroke")
                .epochs(3);
        try (var recognizer = Recognizer.train(train, List.of(), recipe)) {
            for (var sample : MadeUpInk.lines(5, 2)) {
                try (var pen = recognizer.pen(search)) {
                    for (var stroke : sample.ink().strokes()) {
                        for (int i = 0; i < stroke.size(); i++) {
                            pen.accept(stroke.x(i), stroke.y(i));
                        }
                        var soFar = pen.lift().best();
                        assertThat(soFar.score()).isEqualTo(soFar.logProb());
                    }
                    assertThat(pen.end().nBest()).isEqualTo(whole(recognizer, sample, search));
                    assertThat(pen.nBest())
                            .allSatisfy(last -> assertThat(last.score())
                                    .isEqualTo(last.logProb()
                                            - 1000.0 * last.text().length()));
                }
            }
        }
    }

    @Test
    void aLexiconIsMadeATreeOnce() {
        var lexicon = InkLexicon.of(List.of("ab", "ba", "x"));
        var labels = Labels.learned(Stream.of("ab"), true);
        var tree = lexicon.tree(labels);
        assertThat(tree.words()).isEqualTo(2);
        assertThat(lexicon.tree(Labels.of(labels.names())))
                .as("of equal labels")
                .isSameAs(tree);
        assertThat(lexicon.tree(Labels.learned(Stream.of("abx"), true)).words()).isEqualTo(3);
        var search = InkSearch.beam(4).lexicon(lexicon);
        assertThat(search.nBest(3).lexicon()).containsSame(lexicon);
    }

    private static List<Recognition> whole(Recognizer recognizer, InkSample sample, InkSearch search) {
        return recognizer.recognize(List.of(sample.ink()), search).getFirst();
    }
}
