// Texts that a search goes on with, now or later.
package rondo.language;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rondo.basis.ShapeException;
import rondo.decode.ctc.language.Texts;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// Texts that a search goes on with, now or later. Each keeps its states and the probabilities of its next token, on
/// the heap; what goes on is read by one step of the net for all, in rows of a power of two, so that few sizes have
/// places of their own. One that is forgotten open gives its memory back some time later, with a warning.
final class LanguageTexts implements Texts {
    private static final int MOST_ROWS = 64;

    private final LanguageParts model;
    private final Tape tape;
    private final Map<Integer, Place> places = new TreeMap<>();

    LanguageTexts(LanguageParts model) {
        this.model = model;
        this.tape = Tape.off(Scope.watched("language model texts"), model.precision());
    }

    /// @param states of all layers, one after the other
    /// @param logProbs of the next token
    private record Known(float[] states, float[] logProbs) implements Text {
        @Override
        public int vocabulary() {
            return logProbs.length;
        }

        @Override
        public double logProb(int token) {
            return logProbs[token];
        }
    }

    @Override
    public Text start() {
        var begun = new LanguageStep(tape, model.net(), 1);
        float[] states = states(begun.state(), 0);
        return extend(List.of(new Known(states, new float[0])), new int[] {model.boundary()})
                .getFirst();
    }

    @Override
    public List<Text> extend(List<Text> texts, int[] tokens) {
        try {
            List<Text> longer = new ArrayList<>(texts.size());
            for (int from = 0; from < texts.size(); from += MOST_ROWS) {
                int count = Math.min(MOST_ROWS, texts.size() - from);
                int rows = count == 1 ? 1 : 2 * Integer.highestOneBit(count - 1);
                places.computeIfAbsent(rows, Place::new)
                        .extend(texts.subList(from, from + count), tokens, from, longer);
            }
            return longer;
        } finally {
            Reference.reachabilityFence(this); // not forgotten before
        }
    }

    @Override
    public void close() {
        tape.close();
    }

    /// Where a step of some rows is computed.
    private final class Place {
        private final LanguageStep step;
        private final int[] words;

        Place(int rows) {
            this.step = new LanguageStep(tape, model.net(), rows);
            this.words = new int[rows];
        }

        void extend(List<Text> texts, int[] tokens, int from, List<Text> longer) {
            var parts = step.state();
            for (int i = 0; i < texts.size(); i++) {
                if (!(texts.get(i) instanceof Known known)) {
                    throw new ShapeException("language model: a text of another; expected one that it gave");
                }
                restore(known.states, parts, i);
                words[i] = tokens[from + i];
            }
            step.read(words);
            var logProbs = step.logProbs();
            for (int i = 0; i < texts.size(); i++) {
                longer.add(new Known(states(parts, i), logProbs.rows(i, i + 1).toFloats()));
            }
        }
    }

    private static float[] states(List<Tensor> parts, int row) {
        float[] states = new float[parts.stream().mapToInt(Tensor::columns).sum()];
        int at = 0;
        for (var part : parts) {
            part.copyRow(row, states, at);
            at += part.columns();
        }
        return states;
    }

    private static void restore(float[] states, List<Tensor> parts, int row) {
        int at = 0;
        for (var part : parts) {
            MemorySegment.copy(states, at, part.segment(), ValueLayout.JAVA_FLOAT, part.offset(row), part.columns());
            at += part.columns();
        }
    }
}
