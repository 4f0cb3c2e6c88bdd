// The models that judge n-best lists.
package rondo.app.rescore;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rondo.app.model.TextScorers;
import rondo.rescore.Judge;
import rondo.rescore.ModelJudge;
import rondo.rescore.ReverseJudge;
import rondo.text.Segmentation;
import rondo.translate.TranslationDirection;
import rondo.translate.TranslationDirection.Relation;
import rondo.translate.Translator;

/// The models that judge n-best lists. The first translator among them translates in the direction of the lists;
/// others of the other direction judge the source by the hypotheses.
final class RescoreModels implements AutoCloseable {
    private final List<TextScorers.Opened> opened = new ArrayList<>();
    private final List<Judge> judges = new ArrayList<>();

    /// Opens them.
    ///
    /// @param name the beginning of the names of features; models are numbered from 0
    /// @param err is told what a user should know
    /// @throws rondo.basis.FormatException if one is neither a translator nor a language model
    RescoreModels(List<Path> folders, String name, int threads, PrintWriter err) {
        try {
            var direction = Optional.<TranslationDirection>empty();
            for (var folder : folders) {
                var model = TextScorers.open(folder, threads, err);
                String feature = name + opened.size();
                opened.add(model);
                var other = model.translator().map(translator -> TranslationDirection.of(translator.about()));
                var relation = direction.flatMap(first -> other.map(first::to)).orElse(Relation.SAME);
                direction = direction.or(() -> other);
                judges.add(
                        relation == Relation.REVERSED
                                ? new ReverseJudge(feature, model.scorer())
                                : new ModelJudge(feature, model.scorer(), more(model.translator())));
                err.println(feature + "  " + folder + ": " + what(model, relation));
            }
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private static List<ModelJudge.More> more(Optional<Translator> translator) {
        var more = new ArrayList<ModelJudge.More>();
        translator.ifPresent(model -> {
            if (model.recipe().context().equals("attention")) {
                more.add(ModelJudge.More.COVERAGE);
            }
            if (model.targetTokenizer().segmentation() != Segmentation.UNITS) {
                more.add(ModelJudge.More.UNKNOWN);
            }
        });
        return more;
    }

    private static String what(TextScorers.Opened model, Relation relation) {
        if (model.translator().isEmpty()) {
            return "a language model";
        }
        String kind =
                model.translator().get().recipe().rightToLeft() ? "a translator from right to left" : "a translator";
        return switch (relation) {
            case SAME -> kind;
            case REVERSED -> kind + " of the other direction, which judges the source";
            case OTHER -> kind + "; warning: of other languages than the first, by its provenance";
            case UNKNOWN -> kind + "; its provenance does not tell the direction, taken for that of the first";
        };
    }

    /// What the models tell of hypotheses.
    List<Judge> judges() {
        return judges;
    }

    @Override
    public void close() {
        opened.forEach(TextScorers.Opened::close);
    }
}
