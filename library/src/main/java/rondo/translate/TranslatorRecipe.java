// What a translator is built of and how it is trained.
package rondo.translate;

import java.util.Locale;
import rondo.basis.ConfigException;
import rondo.learn.Stopping;
import rondo.learn.Training;
import rondo.learn.batch.Batching;
import rondo.learn.model.TrainableRecipe;
import rondo.learn.model.TrainingRecipe;
import rondo.net.layer.Attention;
import rondo.net.recurrent.Cells;
import rondo.net.recurrent.Stacked;
import rondo.store.Recipes;
import rondo.store.Setting;
import rondo.text.Normalization;
import rondo.text.Segmentation;

/// What a translator is built of and how it is trained. [#standard] works for most; every setting is a method
/// here, a key of a JSON recipe and an option of the command line.
///
/// @param tokens what a sentence is cut into: words, characters, or byte-pair units learned from the training
///     text
/// @param vocabulary tokens in a vocabulary at most
/// @param joint one vocabulary for both languages
/// @param lowercase lower-case both texts
/// @param normalization Unicode normalisation of the source, and of the target when joint; else the target
///     keeps its characters, nfc
/// @param maxLength tokens of a sentence at most; longer training pairs are left out
/// @param reading the order in which the source is read
/// @param cell the recurrent cell: gru, lstm, gru-reset-before, tanh, relu, logistic, or one of your own
/// @param layers recurrent layers of encoder and decoder
/// @param embedding numbers in a word vector
/// @param hidden units of a recurrent layer, in each direction
/// @param dropout share of numbers set to zero in training, between layers
/// @param context what the decoder knows of the source: the last state, the mean or maximum of all, or what
///     attention finds at each step
/// @param attention how attention compares states
/// @param initialOnly a fixed context sets only the decoder's initial state, instead of feeding every step and
///     the output
/// @param output from state to words: one linear layer, or a layer of tanh or maxout before it
/// @param tied the target word vectors are the output weights too
/// @param sharedEmbeddings both languages share their word vectors; needs joint
/// @param smoothing label smoothing
/// @param batch target tokens in a batch
/// @param stopBy what better means: the loss or the BLEU of the dev text
/// @param training how it is trained: optimiser, learning rate, epochs and the like
public record TranslatorRecipe(
        @Setting(
                standard = "bpe",
                choices = {"words", "characters", "bpe"},
                help =
                        "what a sentence is cut into: words, characters, or byte-pair units learned from the training text")
        String tokens,

        @Setting(standard = "8000", min = 10, max = 1_000_000, help = "tokens in a vocabulary at most")
        int vocabulary,

        @Setting(standard = "false", help = "one vocabulary for both languages")
        boolean joint,

        @Setting(standard = "false", help = "lower-case both texts")
        boolean lowercase,

        @Setting(
                standard = "nfkc",
                choices = {"nfkc", "nfc"},
                help =
                        "Unicode normalisation of the source, and of the target when joint; else the target keeps its characters, nfc")
        String normalization,

        @Setting(
                standard = "100",
                min = 1,
                max = 10_000,
                help = "tokens of a sentence at most; longer training pairs are left out")
        int maxLength,

        @Setting(
                standard = "both",
                choices = {"forward", "reversed", "both"},
                help = "the order in which the source is read")
        String reading,

        @Setting(
                standard = "gru",
                help = "the recurrent cell: gru, lstm, gru-reset-before, tanh, relu, logistic, or one of your own")
        String cell,

        @Setting(standard = "1", min = 1, max = 16, help = "recurrent layers of encoder and decoder")
        int layers,

        @Setting(standard = "256", min = 1, max = 8192, help = "numbers in a word vector")
        int embedding,

        @Setting(standard = "256", min = 1, max = 8192, help = "units of a recurrent layer, in each direction")
        int hidden,

        @Setting(
                standard = "0.3",
                min = 0,
                max = 0.95,
                help = "share of numbers set to zero in training, between layers")
        double dropout,

        @Setting(
                standard = "attention",
                choices = {"last", "mean", "max", "attention"},
                help =
                        "what the decoder knows of the source: the last state, the mean or maximum of all, or what attention finds at each step")
        String context,

        @Setting(
                standard = "additive",
                choices = {"additive", "dot", "general"},
                only = "context=attention",
                help = "how attention compares states")
        String attention,

        @Setting(
                standard = "false",
                help =
                        "a fixed context sets only the decoder's initial state, instead of feeding every step and the output")
        boolean initialOnly,

        @Setting(
                standard = "tanh",
                choices = {"linear", "tanh", "maxout"},
                help = "from state to words: one linear layer, or a layer of tanh or maxout before it")
        String output,

        @Setting(standard = "true", help = "the target word vectors are the output weights too")
        boolean tied,

        @Setting(standard = "false", help = "both languages share their word vectors; needs joint")
        boolean sharedEmbeddings,

        @Setting(standard = "0.1", min = 0, max = 0.9, help = "label smoothing")
        double smoothing,

        @Setting(standard = "1500", min = 1, max = 1_000_000, help = "target tokens in a batch")
        int batch,

        @Setting(
                standard = "loss",
                choices = {"loss", "bleu"},
                help = "what better means: the loss or the BLEU of the dev text")
        String stopBy,

        @Setting.Defaults("warmup=200") TrainingRecipe training)
        implements TrainableRecipe<TranslatorRecipe> {

    /// What the decoder knows of the source.
    enum Context {
        LAST,
        MEAN,
        MAX,
        ATTENTION
    }

    /// The layers from state to words.
    enum Output {
        LINEAR,
        TANH,
        MAXOUT
    }

    /// Checks the settings against one another.
    ///
    /// @throws ConfigException if two contradict each other, or there is no such cell
    public TranslatorRecipe {
        Cells.kind(cell);
        if (sharedEmbeddings && !joint) {
            throw new ConfigException("shared_embeddings without joint; expected one vocabulary; set joint too");
        }
        if (initialOnly && context.equals("attention")) {
            throw new ConfigException(
                    "initial_only with context attention; expected a fixed context; set context to last, mean or max");
        }
    }

    /// All defaults.
    public static TranslatorRecipe standard() {
        return Recipes.standard(TranslatorRecipe.class);
    }

    /// This recipe with another [#tokens].
    public TranslatorRecipe tokens(String value) {
        return Recipes.with(this, "tokens", value);
    }

    /// This recipe with another [#vocabulary].
    public TranslatorRecipe vocabulary(int value) {
        return Recipes.with(this, "vocabulary", value);
    }

    /// This recipe with another [#joint].
    public TranslatorRecipe joint(boolean value) {
        return Recipes.with(this, "joint", value);
    }

    /// This recipe with another [#lowercase].
    public TranslatorRecipe lowercase(boolean value) {
        return Recipes.with(this, "lowercase", value);
    }

    /// This recipe with another [#normalization].
    public TranslatorRecipe normalization(String value) {
        return Recipes.with(this, "normalization", value);
    }

    /// This recipe with another [#maxLength].
    public TranslatorRecipe maxLength(int value) {
        return Recipes.with(this, "maxLength", value);
    }

    /// This recipe with another [#reading].
    public TranslatorRecipe reading(String value) {
        return Recipes.with(this, "reading", value);
    }

    /// This recipe with another [#cell].
    public TranslatorRecipe cell(String value) {
        return Recipes.with(this, "cell", value);
    }

    /// This recipe with another [#layers].
    public TranslatorRecipe layers(int value) {
        return Recipes.with(this, "layers", value);
    }

    /// This recipe with another [#embedding].
    public TranslatorRecipe embedding(int value) {
        return Recipes.with(this, "embedding", value);
    }

    /// This recipe with another [#hidden].
    public TranslatorRecipe hidden(int value) {
        return Recipes.with(this, "hidden", value);
    }

    /// This recipe with another [#dropout].
    public TranslatorRecipe dropout(double value) {
        return Recipes.with(this, "dropout", value);
    }

    /// This recipe with another [#context].
    public TranslatorRecipe context(String value) {
        return Recipes.with(this, "context", value);
    }

    /// This recipe with another [#attention].
    public TranslatorRecipe attention(String value) {
        return Recipes.with(this, "attention", value);
    }

    /// This recipe with another [#initialOnly].
    public TranslatorRecipe initialOnly(boolean value) {
        return Recipes.with(this, "initialOnly", value);
    }

    /// This recipe with another [#output].
    public TranslatorRecipe output(String value) {
        return Recipes.with(this, "output", value);
    }

    /// This recipe with another [#tied].
    public TranslatorRecipe tied(boolean value) {
        return Recipes.with(this, "tied", value);
    }

    /// This recipe with another [#sharedEmbeddings].
    public TranslatorRecipe sharedEmbeddings(boolean value) {
        return Recipes.with(this, "sharedEmbeddings", value);
    }

    /// This recipe with another [#smoothing].
    public TranslatorRecipe smoothing(double value) {
        return Recipes.with(this, "smoothing", value);
    }

    /// This recipe with another [#batch].
    public TranslatorRecipe batch(int value) {
        return Recipes.with(this, "batch", value);
    }

    /// This recipe with another [#stopBy].
    public TranslatorRecipe stopBy(String value) {
        return Recipes.with(this, "stopBy", value);
    }

    @Override
    public Training trainingSettings() {
        return training.settings(
                batch, Batching.By.UNITS, stopBy.equals("bleu") ? Stopping.By.SCORE : Stopping.By.LOSS);
    }

    /// The order of reading.
    Stacked.Reading readingOrder() {
        return Stacked.Reading.valueOf(reading.toUpperCase(Locale.ROOT));
    }

    /// The kind of context.
    Context contextKind() {
        return Context.valueOf(context.toUpperCase(Locale.ROOT));
    }

    /// The kind of attention.
    Attention.Kind attentionKind() {
        return Attention.Kind.valueOf(attention.toUpperCase(Locale.ROOT));
    }

    /// The kind of output.
    Output outputKind() {
        return Output.valueOf(output.toUpperCase(Locale.ROOT));
    }

    /// H of the decoder: as the encoder's for inner products, which compare the two.
    int decoderHidden(int encoderOutputs) {
        return context.equals("attention") && attention.equals("dot") ? encoderOutputs : hidden;
    }

    /// What is made equal in source texts.
    Normalization sourceNormalization() {
        return Normalization.named(normalization, lowercase);
    }

    /// What is made equal in target texts.
    Normalization targetNormalization() {
        return joint ? sourceNormalization() : sourceNormalization().form(Normalization.Form.NFC);
    }

    /// How texts are cut.
    Segmentation segmentation() {
        return Segmentation.named(tokens);
    }
}
