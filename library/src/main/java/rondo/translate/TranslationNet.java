// Encoder, decoder and output of a translator.
package rondo.translate;

import java.util.Arrays;
import java.util.List;
import rondo.basis.Rng;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Ragged;
import rondo.net.layer.Embedding;
import rondo.net.layer.Layer;
import rondo.net.layer.ParameterVisitor;
import rondo.net.loss.CrossEntropy;

/// Encoder, decoder and output of a translator: `p(y|x) = product over t of p(y_t | y_<t, c)` (Cho et al. 2014;
/// Sutskever, Vinyals and Le 2014; Bahdanau, Cho and Bengio 2015).
final class TranslationNet implements Layer {
    private final Encoder encoder;
    private final Decoder decoder;
    private final Readout readout;
    private final int startId;
    private final int endId;

    /// Builds a net; its parameters have no numbers yet.
    ///
    /// @param sourceWords source vocabulary
    /// @param targetWords target vocabulary
    /// @param startId the target's sentence start
    /// @param endId the target's sentence end
    TranslationNet(TranslatorRecipe recipe, int sourceWords, int targetWords, int startId, int endId) {
        var rng = Rng.of(recipe.training().seed()).at("weights");
        var target = new Embedding(targetWords, recipe.embedding(), rng.at("target"));
        var source =
                recipe.sharedEmbeddings() ? target : new Embedding(sourceWords, recipe.embedding(), rng.at("source"));
        this.encoder = new Encoder(source, recipe, rng.at("encoder"));
        this.decoder = new Decoder(target, encoder.outputs(), recipe, rng.at("decoder"));
        this.readout = new Readout(decoder.outputs(), decoder.contextSize(), target.weight(), recipe, rng.at("output"));
        this.startId = startId;
        this.endId = endId;
    }

    /// Lets target words begin as likely as they are frequent.
    ///
    /// @param counts how often each of them occurs
    void begin(long[] counts) {
        readout.begin(counts);
    }

    /// Reads sources, in the given order.
    Encoder.Encoded encode(Tape tape, List<int[]> sources) {
        return encoder.encode(tape, sources);
    }

    /// C, the width of what [#encode] sums up.
    int contextSize() {
        return encoder.outputs();
    }

    /// The decoder.
    Decoder decoder() {
        return decoder;
    }

    /// The output layers.
    Readout readout() {
        return readout;
    }

    /// The target's sentence start.
    int startId() {
        return startId;
    }

    /// The summed loss of pairs under teacher forcing.
    ///
    /// @param smoothing label smoothing
    CrossEntropy loss(Tape tape, List<TranslationExample> batch, double smoothing) {
        var sources = decoder.sources(
                encode(tape, batch.stream().map(TranslationExample::source).toList()));
        int[][] previous = new int[batch.size()][];
        int[][] next = new int[batch.size()][];
        for (int i = 0; i < batch.size(); i++) {
            int[] target = batch.get(i).target();
            previous[i] = new int[target.length + 1];
            previous[i][0] = startId;
            System.arraycopy(target, 0, previous[i], 1, target.length);
            next[i] = Arrays.copyOf(target, target.length + 1);
            next[i][target.length] = endId;
        }
        var layout = Ragged.of(Arrays.stream(next).mapToInt(t -> t.length).toArray());
        var written = decoder.write(tape, layout.pack(previous), layout, sources);
        var features = readout.features(written.output(), written.context(), written.words());
        return new CrossEntropy(readout.vocabulary(), features, layout.pack(next), smoothing);
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("encoder", encoder);
        visitor.add("decoder", decoder);
        visitor.add("output", readout);
    }
}
