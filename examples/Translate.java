import rondo.text.ParallelText;
import rondo.translate.Translator;
import rondo.translate.TranslatorRecipe;

void main() {
    var train = ParallelText.read("train.en", "train.fr");
    var dev = ParallelText.read("dev.en", "dev.fr");
    var recipe = TranslatorRecipe.standard().tokens("words").embedding(32).hidden(64).batch(200).epochs(10);
    try (var translator = Translator.train(train, dev, recipe)) {
        IO.println(translator.translate("the white cat watches a brown rabbit"));
        IO.println(translator.translate("a grey wolf follows the black horse"));
        translator.save("en-fr");
    }
}
