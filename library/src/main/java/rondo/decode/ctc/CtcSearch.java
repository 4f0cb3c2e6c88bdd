// A prefix beam search that grows with its frames.
package rondo.decode.ctc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import rondo.basis.ConfigException;
import rondo.decode.Candidates;
import rondo.engine.tensor.Tensor;

/// A prefix beam search to which frames are given one after the other, and whose best labellings can be asked for after
/// each. One thread uses it at a time; it closes the texts of its language model.
public final class CtcSearch implements AutoCloseable {
    private final Symbols symbols;
    private final int width;
    private final Frames frames;
    private final Continuations continuations;
    private final Optional<Reader> reader;
    private final Candidates candidates = new Candidates();
    private final boolean[] known; // the labels by which a beginning goes on to another in the beam
    private List<CtcPrefix> beam;
    private double[] staying = new double[0]; // the score of each beginning that stays as it is

    /// As [CtcBeam] says.
    CtcSearch(
            Symbols symbols, int width, double pruning, Optional<Lexicon> lexicon, Optional<LanguageFusion> language) {
        this.symbols = symbols;
        this.width = width;
        this.frames = new Frames(symbols.count());
        this.continuations = new Continuations(symbols, lexicon, pruning, frames);
        this.reader = language.map(fusion -> switch (fusion.reading()) {
            case LanguageFusion.Reading.Labels labels -> new LabelReader(fusion, labels.tokens());
            case LanguageFusion.Reading.Words words -> new WordReader(fusion, words.tokens(), symbols);
        });
        this.known = new boolean[symbols.count()];
        var start = new CtcPrefix();
        reader.ifPresent(r -> begin(r, start));
        this.beam = List.of(start);
    }

    private static void begin(Reader reader, CtcPrefix start) {
        try {
            reader.begin(start);
        } catch (RuntimeException | Error e) {
            reader.close();
            throw e;
        }
    }

    /// How many frames have been read.
    public int frames() {
        return frames.count();
    }

    /// Reads a frame.
    ///
    /// @param logProbs of the symbols, [*,V]
    /// @param row which of them
    /// @throws rondo.basis.ShapeException if there are other than V columns
    /// @throws rondo.basis.RondoException if one is not a number
    public void accept(Tensor logProbs, int row) {
        frames.add(logProbs, row);
        continuations.enter(frames.count() - 1);
        stay();
        double bound = bound();
        reader.ifPresent(
                r -> r.prepare(beam.stream().filter(p -> asks(r, p, bound)).toList()));
        candidates.clear(width);
        var children = children();
        for (var prefix : beam) {
            offer(prefix, children.get(prefix.place()), bound);
        }
        candidates.sort();
        advance();
    }

    /// What becomes of each beginning that gets no label, those that go on to it included.
    private void stay() {
        if (staying.length < beam.size()) {
            staying = new double[Math.max(beam.size(), 2 * staying.length)];
        }
        double blank = logProb(symbols.blank());
        for (var prefix : beam) {
            prefix.stay(blank, prefix.label() < 0 ? 0 : logProb(prefix.label()));
            prefix.before()
                    .filter(this::isInBeam)
                    .ifPresent(before -> prefix.receive(before.openFor(prefix.label()) + logProb(prefix.label())));
            staying[prefix.place()] = prefix.nextScore();
        }
    }

    private boolean isInBeam(CtcPrefix prefix) {
        return prefix.place() < beam.size() && beam.get(prefix.place()) == prefix;
    }

    /// What a new beginning has to reach: if the beam is full, what the worst of it comes to.
    private double bound() {
        if (beam.size() < width) {
            return Double.NEGATIVE_INFINITY;
        }
        double bound = staying[0];
        for (int i = 1; i < beam.size(); i++) {
            bound = Math.min(bound, staying[i]);
        }
        return bound;
    }

    /// Whether a language model has to be asked about a beginning: if one of its continuations may come into the beam.
    private boolean asks(Reader asked, CtcPrefix prefix, double bound) {
        int count = continuations.find(prefix);
        for (int i = 0; i < count; i++) {
            int label = continuations.label(i);
            if (asked.asks(label) && reached(prefix, label) + prefix.language() + asked.most() > bound) {
                return true;
            }
        }
        return false;
    }

    /// The beginnings that go on by one label from each one.
    private List<List<CtcPrefix>> children() {
        List<List<CtcPrefix>> children = new ArrayList<>(beam.size());
        beam.forEach(_ -> children.add(new ArrayList<>(0)));
        for (var prefix : beam) {
            prefix.before()
                    .filter(this::isInBeam)
                    .ifPresent(before -> children.get(before.place()).add(prefix));
        }
        return children;
    }

    private void offer(CtcPrefix prefix, List<CtcPrefix> children, double bound) {
        offer(prefix, symbols.blank(), staying[prefix.place()]);
        children.forEach(child -> known[child.label()] = true);
        double most = reader.map(Reader::most).orElse(0.0);
        int count = continuations.find(prefix);
        for (int i = 0; i < count; i++) {
            int label = continuations.label(i);
            double score = reached(prefix, label) + prefix.language();
            if (!known[label] && score + most > bound) {
                offer(prefix, label, score + more(prefix, label));
            }
        }
        children.forEach(child -> known[child.label()] = false);
    }

    private void offer(CtcPrefix prefix, int symbol, double score) {
        if (score > Double.NEGATIVE_INFINITY) {
            candidates.offer(prefix.place(), symbol, score);
        }
    }

    /// The log-probability of a beginning and one more label that begins in this frame.
    private double reached(CtcPrefix prefix, int label) {
        return prefix.openFor(label) + logProb(label);
    }

    private double more(CtcPrefix prefix, int label) {
        return reader.isEmpty() ? 0 : reader.get().more(prefix, label);
    }

    private double logProb(int symbol) {
        return frames.logProb(frames.count() - 1, symbol);
    }

    private void advance() {
        List<CtcPrefix> next = new ArrayList<>(candidates.size());
        List<CtcPrefix> staying = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            var prefix = beam.get(candidates.row(i));
            int label = candidates.token(i);
            if (label == symbols.blank()) {
                staying.add(prefix);
                next.add(prefix);
            } else {
                next.add(longer(prefix, label));
            }
        }
        staying.forEach(CtcPrefix::step); // not before: others go on from what they were
        for (int i = 0; i < next.size(); i++) {
            next.get(i).place(i);
        }
        beam = next;
    }

    private CtcPrefix longer(CtcPrefix prefix, int label) {
        int node = continuations.node(prefix, label);
        var longer = prefix.longer(label, node, reached(prefix, label), more(prefix, label));
        reader.ifPresent(r -> r.follow(prefix, longer));
        return longer;
    }

    /// The best labelling of the frames so far.
    public Labelling best() {
        return best(1).getFirst();
    }

    /// The best labellings of the frames so far. With a lexicon they are made of whole words: beginnings that end
    /// within one are left out; if that leaves none, the best of them without its unfinished word is given.
    ///
    /// @param n how many at most
    /// @return best first; at least one
    /// @throws ConfigException if n is below 1
    public List<Labelling> best(int n) {
        if (n < 1) {
            throw new ConfigException("n-best: " + n + "; expected at least 1");
        }
        var whole = beam.stream().filter(continuations::mayEnd).toList();
        if (whole.isEmpty()) {
            return List.of(cut());
        }
        double[] ends = reader.map(r -> r.ends(whole)).orElseGet(() -> new double[whole.size()]);
        List<Labelling> best = new ArrayList<>();
        for (int i = 0; i < ends.length; i++) {
            var prefix = whole.get(i);
            best.add(new Labelling(prefix.labels(), List.of(), prefix.total(), prefix.score() + ends[i]));
        }
        return best.stream()
                .sorted(Comparator.comparingDouble(Labelling::score).reversed())
                .limit(n)
                .map(this::aligned)
                .toList();
    }

    private Labelling aligned(Labelling found) {
        var spans = ForcedAlignment.of(frames, found.labels(), symbols.blank()).map(ForcedAlignment::spans);
        return new Labelling(found.labels(), spans.orElse(List.of()), found.logProb(), found.score());
    }

    /// The best beginning without its unfinished word; or nothing, if no beginning is possible.
    private Labelling cut() {
        var prefix = beam.isEmpty() ? new CtcPrefix() : beam.getFirst();
        while (!continuations.mayEnd(prefix)) {
            prefix = prefix.before().orElseThrow();
        }
        int[] labels = prefix.labels();
        var alignment = ForcedAlignment.of(frames, labels, symbols.blank())
                .orElse(new ForcedAlignment(List.of(), Double.NEGATIVE_INFINITY));
        return new Labelling(labels, alignment.spans(), alignment.logProb(), alignment.logProb() + prefix.language());
    }

    @Override
    public void close() {
        reader.ifPresent(Reader::close);
    }
}
