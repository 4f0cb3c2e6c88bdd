// The training of a parser, from trees to the best weights.
package rondo.structure.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rondo.basis.ConfigException;
import rondo.basis.Fingerprint;
import rondo.basis.InputException;
import rondo.basis.Shown;
import rondo.basis.Workers;
import rondo.learn.Event;
import rondo.learn.Trainer;
import rondo.learn.Training;
import rondo.learn.model.ModelTraining;
import rondo.learn.model.Preparation;
import rondo.learn.model.TrainingRecord;
import rondo.structure.parse.ParserTask.Example;
import rondo.structure.span.PhraseSpans;
import rondo.text.NameList;
import rondo.text.tree.Tree;
import rondo.text.tree.TreeCleaning;

/// The training of a parser, from trees to the best weights. With a folder it saves as it goes, and continues what is
/// there.
public final class ParserTraining extends ModelTraining<ParserRecipe, Parser.Trained, ParserTraining> {
    private final List<Tree> train;
    private final List<Tree> dev;

    /// A training on all cores, without folder.
    ///
    /// @param train learned from, without their function tags, traces and a root such as TOP; trees of too many
    ///     words are left out
    /// @param dev decides which weights are best and when to end; may be empty
    /// @throws ConfigException if the recipe changes a setting that has no effect
    public ParserTraining(List<Tree> train, List<Tree> dev, ParserRecipe recipe) {
        super(recipe);
        this.train = train;
        this.dev = dev;
    }

    @Override
    protected Parser.Trained train(Training settings) {
        var preparation = new Preparation(progress(), stop());
        preparation.beginReading(train.size(), "tree");
        for (int t = 0; t < train.size(); t++) {
            checkLabels(train.get(t), t + 1);
        }
        var trees = usable(train, "training");
        var names = names(trees);
        var record = new TrainingRecord(
                folder(), Parser.TYPE, recipe(), Map.of("train", hash(train), "dev", hash(dev)), counts());
        record.check();
        var model = ParserParts.create(recipe(), names);
        return learn(
                model,
                record,
                () -> {
                    var examples = examples(trees, model, preparation);
                    var judged = examples(usable(dev, "dev"), model, preparation);
                    var task = new ParserTask(model, record.about().identity(), examples);
                    return () -> new Trainer<>(task, settings, folder()).fit(examples, judged, progress(), stop());
                },
                (known, outcome) -> new Parser.Trained(new Parser(model, known, new Workers(threads())), outcome));
    }

    /// Checks that each node that is learned from has a label.
    ///
    /// @param number of the tree, from 1
    private static void checkLabels(Tree tree, int number) {
        var nodes = TreeCleaning.clean(tree).map(Tree::postorder).orElse(List.of());
        for (var node : nodes) {
            if (node.label().isEmpty()) {
                throw new InputException("training trees: tree " + number + " has a node without a label, over "
                        + node.words().size() + " words (" + Shown.text(String.join(" ", node.words()))
                        + "); expected one at each node, as in (S (NP It) (VP works))");
            }
        }
    }

    /// What can be learned of some trees, cleaned; what is left out is said.
    private List<Tree> usable(List<Tree> trees, String which) {
        var usable = trees.stream()
                .map(TreeCleaning::clean)
                .flatMap(Optional::stream)
                .filter(tree -> tree.words().size() <= Parser.LONGEST)
                .toList();
        int left = trees.size() - usable.size();
        if (left > 0) {
            progress()
                    .on(new Event.Warned(left + " of " + trees.size() + " " + which + " trees left out; expected 1 to "
                            + Parser.LONGEST + " words"));
        }
        return usable;
    }

    private ParserParts.Names names(List<Tree> trees) {
        var phrases = PhraseSpans.of(trees);
        if (phrases.labels().size() == 0) {
            throw new InputException("training trees: none of " + trees.size()
                    + " has a phrase; expected some, as in (S (NP (PRP It)) (VP (VBZ works)))");
        }
        return new ParserParts.Names(
                NameList.mostFrequent(words(trees), recipe().vocabulary()),
                NameList.mostFrequent(
                        words(trees).flatMap(word -> word.codePoints().mapToObj(Character::toString)),
                        recipe().vocabulary()),
                NameList.of(trees.stream()
                        .flatMap(tree -> PhraseSpans.tags(tree).stream())
                        .distinct()
                        .sorted()
                        .toList()),
                phrases);
    }

    private static Stream<String> words(List<Tree> trees) {
        return trees.stream().flatMap(tree -> tree.words().stream());
    }

    private static List<Example> examples(List<Tree> trees, ParserParts model, Preparation preparation) {
        var names = model.names();
        var examples = new ArrayList<Example>();
        for (var tree : trees) {
            preparation.goOn();
            int[] tags = PhraseSpans.tags(tree).stream()
                    .mapToInt(tag -> names.tags().number(tag))
                    .toArray();
            var spans = names.phrases().spans(tree);
            examples.add(new Example(model.encode(tree.words()), tags, spans, tree, examples.size()));
        }
        return examples;
    }

    private Map<String, String> counts() {
        var counts = new LinkedHashMap<String, String>();
        counts.put("train_trees", Integer.toString(train.size()));
        counts.put("dev_trees", Integer.toString(dev.size()));
        return counts;
    }

    private static String hash(List<Tree> trees) {
        return Fingerprint.of(trees.stream().map(Tree::toString));
    }
}
