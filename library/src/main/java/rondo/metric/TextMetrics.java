// The metrics of texts, by name.
package rondo.metric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import rondo.basis.Nearest;
import rondo.basis.Version;

/// The metrics of texts that there are: BLEU, chrF, word and character error rate.
public final class TextMetrics {
    private TextMetrics() {}

    /// The metric of a name.
    ///
    /// @param name `bleu`, `chrf`, `wer` or `cer`
    /// @param tokenizer how BLEU cuts sentences into words; the others have ways of their own
    /// @throws rondo.basis.ConfigException if there is none; the nearest name is offered
    public static TextMetric named(String name, BleuTokenizer tokenizer) {
        var known = new LinkedHashMap<String, TextMetric>();
        for (var metric : List.of(bleu(tokenizer), chrf(), wer(), cer())) {
            known.put(metric.name(), metric);
        }
        return Nearest.named("metric", name, known);
    }

    /// BLEU. A single sentence is judged over the orders for which it has runs (effective order), as sacreBLEU does.
    public static TextMetric bleu(BleuTokenizer tokenizer) {
        return new OfBleu(new Bleu(tokenizer));
    }

    /// chrF2.
    public static TextMetric chrf() {
        return new OfChrf();
    }

    /// The word error rate, in per cent of the words of the truth; words are what white space separates. Of several
    /// references the one counts from which a hypothesis is the fewest edits away, of equally near ones the longest
    /// one. A single sentence is worth the rate with its sign turned; an empty truth counts as one of one word.
    public static TextMetric wer() {
        return new OfErrors("wer", ErrorRate::words);
    }

    /// The character error rate, as [#wer] but of characters: Unicode code points, blanks too.
    public static TextMetric cer() {
        return new OfErrors("cer", ErrorRate::characters);
    }

    private record OfBleu(Bleu bleu) implements TextMetric {
        @Override
        public String name() {
            return "bleu";
        }

        @Override
        public List<Counts> counts(List<String> hypotheses, List<String> references) {
            return bleu.alternatives(hypotheses, references);
        }

        @Override
        public double score(Counts sum) {
            return Bleu.perCent(sum, false);
        }

        @Override
        public boolean lowerIsBetter() {
            return false;
        }

        @Override
        public double sentence(Counts counts) {
            return Bleu.perCent(counts, true);
        }

        @Override
        public String signature(int references) {
            return "BLEU|" + bleu.signature(references, false);
        }

        @Override
        public String line(Counts sum, int references) {
            return bleu.score(sum, references).toString();
        }
    }

    private record OfChrf() implements TextMetric {
        @Override
        public String name() {
            return "chrf";
        }

        @Override
        public List<Counts> counts(List<String> hypotheses, List<String> references) {
            return Chrf.alternatives(hypotheses, references);
        }

        @Override
        public double score(Counts sum) {
            return Chrf.perCent(sum);
        }

        @Override
        public boolean lowerIsBetter() {
            return false;
        }

        @Override
        public double sentence(Counts counts) {
            return score(counts);
        }

        @Override
        public String signature(int references) {
            return "chrF2|" + Chrf.signature(references);
        }
    }

    private record OfErrors(String name, Function<String, List<String>> parts) implements TextMetric {
        @Override
        public List<Counts> counts(List<String> hypotheses, List<String> references) {
            return ErrorRate.alternatives(hypotheses, references, parts);
        }

        @Override
        public double score(Counts sum) {
            return 100 * ErrorRate.of(sum).rate();
        }

        @Override
        public boolean lowerIsBetter() {
            return true;
        }

        @Override
        public double sentence(Counts counts) {
            var rate = ErrorRate.of(counts);
            return 100.0 * -rate.errors() / Math.max(1, rate.length());
        }

        @Override
        public String signature(int references) {
            return name.toUpperCase(Locale.ROOT) + "|nrefs:" + references + "|case:mixed|tok:none|version:rondo-"
                    + Version.NUMBER;
        }
    }
}
