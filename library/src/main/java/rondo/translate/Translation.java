// One translation of a sentence.
package rondo.translate;

import java.util.List;
import java.util.Optional;
import rondo.text.Alignment;

/// One translation of a sentence.
///
/// @param text the translation
/// @param score by which translations of a sentence are ranked: the log-probability over a power of the length
/// @param scores the log-probability under each model of an ensemble; of a single model, its own
/// @param sourceTokens what the sentence was cut into
/// @param targetTokens what the translation consists of
/// @param attention if the model attends: for each target token its weights over the source tokens
/// @param alignment if the model attends: for each word of the text the word of the sentence that it attends to most
public record Translation(
        String text,
        double score,
        List<Double> scores,
        List<String> sourceTokens,
        List<String> targetTokens,
        Optional<float[][]> attention,
        Optional<Alignment> alignment) {}
