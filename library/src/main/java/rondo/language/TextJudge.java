// Judges how probable a text is.
package rondo.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import rondo.basis.InputException;
import rondo.basis.Workers;
import rondo.learn.batch.Batches;
import rondo.text.Vocabulary;

/// Judges how probable a text is: all of it in a few parts side by side where lines follow one another, else
/// line by line.
final class TextJudge {
    private final LanguageParts model;
    private final Workers workers;

    TextJudge(LanguageParts model, Workers workers) {
        this.model = model;
        this.workers = workers;
    }

    /// Judges a text, which is read twice, and tells of each line in order.
    ///
    /// @throws InputException if it has other lines the second time
    void run(Iterable<String> text, Consumer<JudgedLine> listener) {
        try (var corpus = Corpus.of(text, model.tokenizer())) {
            run(text, corpus, listener);
        }
    }

    private void run(Iterable<String> text, Corpus corpus, Consumer<JudgedLine> listener) {
        float[] losses = losses(corpus);
        int from = 0;
        for (var line : text) {
            int end = end(corpus, from);
            boolean read = model.recipe().contiguous() || end > from;
            int count = read ? end + 1 - from : 0;
            int[] ids = corpus.tokens(from, count);
            var tokens = Arrays.stream(ids)
                    .mapToObj(id -> model.tokenizer().vocabulary().token(id))
                    .toList();
            listener.accept(new JudgedLine(line, tokens, ids, Arrays.copyOfRange(losses, from, from + count)));
            from = end + 1;
        }
        if (from != corpus.size()) {
            throw changed();
        }
    }

    /// Where the line ends that starts with a token.
    private static int end(Corpus corpus, int from) {
        int end = from;
        while (end < corpus.size() && corpus.token(end) != Vocabulary.END) {
            end++;
        }
        if (end == corpus.size()) {
            throw changed();
        }
        return end;
    }

    private static InputException changed() {
        return new InputException("text: other lines than a moment ago; expected the same; do not change it meanwhile");
    }

    private float[] losses(Corpus corpus) {
        var stretches = corpus.size() == 0
                ? List.<Stretch>of()
                : model.recipe().contiguous() ? Stretches.parts(corpus) : Stretches.lines(corpus, Integer.MAX_VALUE);
        float[] losses = new float[Math.toIntExact(corpus.size())];
        var batches = new ArrayList<List<Stretch>>();
        int size = Batches.sideBySide(stretches.size());
        for (int i = 0; i < stretches.size(); i += size) {
            batches.add(stretches.subList(i, Math.min(stretches.size(), i + size)));
        }
        workers.run(batches.size(), b -> {
            var batch = batches.get(b);
            new TextReader(model)
                    .run(batch, (i, at, loss) -> losses[(int) batch.get(i).from() + at] = (float) loss);
        });
        return losses;
    }
}
