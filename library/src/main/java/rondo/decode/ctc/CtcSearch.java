// A prefix beam search that grows with its frames.
package rondo.decode.ctc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import rondo.basis.ConfigException;
import rondo.decode.Candidates;
import rondo.decode.ctc.language.FusedText;
import rondo.decode.ctc.language.FusionScorer;
import rondo.decode.ctc.language.LabelFusion;
import rondo.decode.ctc.language.LanguageFusion;
import rondo.decode.ctc.language.WordFusion;
import rondo.engine.tensor.Tensor;

/// A prefix beam search to which frames are given one after the other, and whose best labellings can be asked for after
/// each. One thread uses it at a time; it closes the texts of its language model.
public final class CtcSearch implements AutoCloseable {
    private static final int STAY = 0; // a candidate that gets no label; one that gets label l is l + 1

    private final Symbols symbols;
    private final int width;
    private final Frames frames;
    private final Continuations continuations;
    private final Optional<FusionScorer> fusion;
    private final Candidates candidates = new Candidates();
    private final boolean[] known; // the labels by which a beginning goes on to another in the beam
    private final List<CtcPrefix> stayed = new ArrayList<>(); // those of the beam that are in the next
    private List<CtcPrefix> beam = new ArrayList<>();
    private List<CtcPrefix> next = new ArrayList<>(); // filled in each frame, then the beam
    private double[] staying = new double[0]; // the score of each beginning that stays as it is

    /// As [CtcBeam] says.
    CtcSearch(
            Symbols symbols, int width, double pruning, Optional<Lexicon> lexicon, Optional<LanguageFusion> language) {
        this.symbols = symbols;
        this.width = width;
        this.frames = new Frames(symbols.count());
        this.continuations = new Continuations(symbols, lexicon, pruning, frames);
        this.fusion = language.map(model -> switch (model.reading()) {
            case LanguageFusion.Reading.Labels labels -> new LabelFusion(model, labels.tokens());
            case LanguageFusion.Reading.Words words -> new WordFusion(model, words.tokens(), symbols.separator());
        });
        this.known = new boolean[symbols.count()];
        var start = new CtcPrefix();
        start.place(0);
        fusion.ifPresent(scorer -> begin(scorer, start));
        beam.add(start);
    }

    private static void begin(FusionScorer scorer, CtcPrefix start) {
        try {
            start.text(scorer.start());
        } catch (RuntimeException | Error e) {
            scorer.close();
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
        fusion.ifPresent(scorer -> scorer.prepare(
                texts(beam.stream().filter(p -> asks(scorer, p, bound)).toList())));
        candidates.clear(width);
        for (var prefix : beam) {
            offer(prefix, bound);
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
                    .filter(CtcPrefix::isInBeam)
                    .ifPresent(before -> prefix.receive(before.openFor(prefix.label()) + logProb(prefix.label())));
            staying[prefix.place()] = prefix.nextScore();
        }
    }

    private static List<FusedText> texts(List<CtcPrefix> prefixes) {
        return prefixes.stream().map(CtcPrefix::text).toList();
    }

    /// What a new beginning has to reach: if the beam is full, what the worst of it comes to. One that is as good may
    /// rank before it.
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
    private boolean asks(FusionScorer asked, CtcPrefix prefix, double bound) {
        int count = continuations.find(prefix);
        for (int i = 0; i < count; i++) {
            int label = continuations.label(i);
            if (asked.asks(label) && mayCome(reached(prefix, label) + prefix.language(), asked.most(), bound)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayCome(double score, double most, double bound) {
        return score > Double.NEGATIVE_INFINITY && score + most >= bound;
    }

    /// Offers what may become of a beginning, in rising order of candidates.
    private void offer(CtcPrefix prefix, double bound) {
        offer(prefix, STAY, staying[prefix.place()]);
        markChildren(prefix, true);
        double most = fusion.map(FusionScorer::most).orElse(0.0);
        int count = continuations.find(prefix);
        for (int i = 0; i < count; i++) {
            int label = continuations.label(i);
            double score = reached(prefix, label) + prefix.language();
            if (!known[label] && mayCome(score, most, bound)) {
                offer(prefix, label + 1, score + more(prefix, label));
            }
        }
        markChildren(prefix, false);
    }

    private void markChildren(CtcPrefix prefix, boolean mark) {
        for (var child : prefix.children()) {
            known[child.label()] = mark && child.isInBeam();
        }
    }

    private void offer(CtcPrefix prefix, int candidate, double score) {
        if (score > Double.NEGATIVE_INFINITY) {
            candidates.offer(prefix.place(), candidate, score);
        }
    }

    /// The log-probability of a beginning and one more label that begins in this frame.
    private double reached(CtcPrefix prefix, int label) {
        return prefix.openFor(label) + logProb(label);
    }

    private double more(CtcPrefix prefix, int label) {
        return fusion.isEmpty() ? 0 : fusion.get().more(prefix.text(), label);
    }

    private double logProb(int symbol) {
        return frames.logProb(frames.count() - 1, symbol);
    }

    private void advance() {
        next.clear();
        stayed.clear();
        for (int i = 0; i < candidates.size(); i++) {
            var prefix = beam.get(candidates.row(i));
            int candidate = candidates.token(i);
            if (candidate == STAY) {
                stayed.add(prefix);
                next.add(prefix);
            } else {
                next.add(longer(prefix, candidate - 1));
            }
        }
        stayed.forEach(CtcPrefix::step); // not before: others go on from what they were
        beam.forEach(CtcPrefix::leave);
        for (int i = 0; i < next.size(); i++) {
            next.get(i).place(i);
        }
        beam.forEach(CtcPrefix::prune);
        var before = beam;
        beam = next;
        next = before;
    }

    private CtcPrefix longer(CtcPrefix prefix, int label) {
        double logProb = reached(prefix, label);
        var known = prefix.child(label);
        if (known.isPresent()) {
            known.get().comeBack(logProb);
            return known.get();
        }
        var longer = prefix.longer(label, continuations.node(prefix, label), logProb, more(prefix, label));
        fusion.ifPresent(scorer -> longer.text(scorer.longer(prefix.text(), label)));
        return longer;
    }

    /// The best labelling of the frames so far.
    public Labelling best() {
        return best(1).getFirst();
    }

    /// The best labellings of the frames so far, which may go on: what a language model says of an end or of a last
    /// word does not count yet. With a lexicon they are made of whole words: beginnings that end within one
    /// are left out; if that leaves none, the best of them without its unfinished word is given.
    ///
    /// @param n how many at most
    /// @return best first; at least one
    /// @throws ConfigException if n is below 1
    public List<Labelling> best(int n) {
        return best(n, whole -> new double[whole.size()]);
    }

    /// The best labellings of all frames, none of which goes on: a language model judges their ends too. Else as
    /// [#best(int)].
    ///
    /// @param n how many at most
    /// @return best first; at least one
    /// @throws ConfigException if n is below 1
    public List<Labelling> finished(int n) {
        return best(
                n, whole -> fusion.map(scorer -> scorer.ends(texts(whole))).orElseGet(() -> new double[whole.size()]));
    }

    /// @param ends what is added to the score of each
    private List<Labelling> best(int n, Function<List<CtcPrefix>, double[]> ends) {
        if (n < 1) {
            throw new ConfigException("n-best: " + n + "; expected at least 1");
        }
        var whole = beam.stream().filter(continuations::mayEnd).toList();
        if (whole.isEmpty()) {
            return List.of(cut());
        }
        double[] added = ends.apply(whole);
        List<Labelling> best = new ArrayList<>();
        for (int i = 0; i < added.length; i++) {
            var prefix = whole.get(i);
            best.add(new Labelling(prefix.labels(), List.of(), prefix.total(), prefix.score() + added[i]));
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
        fusion.ifPresent(FusionScorer::close);
    }
}
