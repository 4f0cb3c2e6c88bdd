/// Measures of quality: BLEU and chrF with sacreBLEU's figures, accuracy, error rates, perplexity, intervals by
/// resampling, the significance of differences between systems, and the evaluation of a translator. Pure functions on
/// lists; nothing is read from files or printed.
///
/// Stands on `rondo.basis`. Example: `new Bleu(BleuTokenizer.V13A).corpus(hypotheses, List.of(references))` gives a
/// record that prints as `BLEU|nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:rondo-0.1.0 = 48.9
/// 85.7/66.7/40.0/25.0 (BP = 1.000 ...)`.
@NullMarked
package rondo.metric;

import org.jspecify.annotations.NullMarked;
