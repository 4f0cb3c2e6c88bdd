// The training of a classifier of trees, from trees with labels to the best weights.
package rondo.structure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rondo.basis.ConfigException;
import rondo.basis.Fingerprint;
import rondo.basis.InputException;
import rondo.basis.Workers;
import rondo.learn.Event;
import rondo.learn.Trainer;
import rondo.learn.Training;
import rondo.learn.model.GivenVectors;
import rondo.learn.model.ModelTraining;
import rondo.learn.model.Preparation;
import rondo.learn.model.TrainingRecord;
import rondo.learn.model.UnknownLabels;
import rondo.structure.TreeClassifierTask.Example;
import rondo.text.NameList;
import rondo.text.tree.Tree;

/// The training of a classifier of trees, from trees with labels to the best weights. With a folder it saves as it
/// goes, and continues what is there.
public final class TreeClassifierTraining
        extends ModelTraining<TreeClassifierRecipe, TreeClassifier.Trained, TreeClassifierTraining> {
    private final List<Tree> train;
    private final List<Tree> dev;
    private Optional<Path> vectors = Optional.empty();

    /// A training on all cores, without folder.
    ///
    /// @param train learned from; a node whose label is empty has none, and trees without any label are left out
    /// @param dev decides which weights are best and when to end; may be empty
    /// @throws ConfigException if the recipe changes a setting that has no effect
    public TreeClassifierTraining(List<Tree> train, List<Tree> dev, TreeClassifierRecipe recipe) {
        super(recipe);
        this.train = train;
        this.dev = dev;
    }

    /// Begins with the word vectors of a file; words that are not in it begin at random (see [GivenVectors]). Words
    /// that are in the file but not among those of the training trees stay unknown.
    public TreeClassifierTraining vectors(Path file) {
        vectors = Optional.of(file);
        return this;
    }

    @Override
    protected TreeClassifier.Trained train(Training settings) {
        var preparation = new Preparation(progress(), stop());
        preparation.beginReading(train.size(), "tree");
        var labels = NameList.of(train.stream()
                .flatMap(tree -> recipe().labelled(tree).stream())
                .map(Tree::label)
                .filter(label -> !label.isEmpty())
                .distinct()
                .sorted()
                .toList());
        if (labels.size() == 0) {
            throw new InputException("training trees: none of " + train.size() + " has a label "
                    + (recipe().rootAlone() ? "at its root" : "at any node")
                    + "; expected some, as in (3 (2 It) (3 works))");
        }
        var words = NameList.mostFrequent(train.stream().flatMap(tree -> tree.words().stream()), recipe().vocabulary());
        var given = vectors(words, preparation);
        var record = new TrainingRecord(folder(), TreeClassifier.TYPE, recipe(), hashes(given), counts(given));
        record.check();
        var model = TreeClassifierParts.create(recipe(), words, labels);
        return learn(
                model,
                record,
                () -> {
                    given.ifPresent(from -> from.fill(model.net().embedding(), 1, recipe().tuneVectors()));
                    var examples = examples(train, model, "training", preparation);
                    var judged = examples(dev, model, "dev", preparation);
                    var task = new TreeClassifierTask(model, record.about().identity(), examples);
                    return () -> new Trainer<>(task, settings, folder()).fit(examples, judged, progress(), stop());
                },
                (known, outcome) ->
                        new TreeClassifier.Trained(new TreeClassifier(model, known, new Workers(threads())), outcome));
    }

    /// What can be learned of some trees; what cannot be is counted, and said.
    private List<Example> examples(List<Tree> trees, TreeClassifierParts model, String which, Preparation preparation) {
        var examples = new ArrayList<Example>();
        var unknown = new UnknownLabels(model.labels());
        int wide = 0;
        for (int t = 0; t < trees.size(); t++) {
            preparation.goOn();
            var nodes = recipe().labelled(trees.get(t));
            int[] labels = nodes.stream()
                    .mapToInt(node -> model.labels().number(node.label()))
                    .toArray();
            nodes.forEach(node -> unknown.add(node.label()));
            wide += EncodedTree.fits(trees.get(t), model.net().mostChildren()) ? 0 : 1;
            var example = new Example(model.encode(trees.get(t)), labels, t);
            if (example.count() > 0) {
                examples.add(example);
            }
        }
        int left = trees.size() - examples.size();
        String of = " of " + trees.size() + " " + which + " trees ";
        if (left > 0) {
            warn(left + of + "left out; expected a known label "
                    + (recipe().rootAlone() ? "at the root" : "at a node"));
        }
        unknown.warning(which + " trees", "nodes that have them do not count").ifPresent(this::warn);
        if (wide > 0) {
            warn(wide + of + "made binary to the right, as " + recipe().cell() + " takes "
                    + model.net().mostChildren() + " children at most; child-sum and tree-gru take any number");
        }
        return examples;
    }

    private void warn(String message) {
        progress().on(new Event.Warned(message));
    }

    private Optional<GivenVectors> vectors(NameList words, Preparation preparation) {
        if (vectors.isEmpty() && !recipe().tuneVectors()) {
            throw new ConfigException(
                    "recipe: tune_vectors is false, but there is no file of word vectors; expected one, or"
                            + " tune_vectors true");
        }
        return vectors.map(
                file -> GivenVectors.read(file, words.names(), "embedding", recipe().embedding(), preparation));
    }

    private Map<String, String> hashes(Optional<GivenVectors> given) {
        var hashes = new LinkedHashMap<String, String>();
        hashes.put("train", hash(train));
        hashes.put("dev", hash(dev));
        given.ifPresent(from -> hashes.put(GivenVectors.NAME, from.fingerprint()));
        return hashes;
    }

    private Map<String, String> counts(Optional<GivenVectors> given) {
        var counts = new LinkedHashMap<String, String>();
        counts.put("train_trees", Integer.toString(train.size()));
        counts.put("dev_trees", Integer.toString(dev.size()));
        given.ifPresent(from -> counts.putAll(from.provenance()));
        return counts;
    }

    private static String hash(List<Tree> trees) {
        return Fingerprint.of(trees.stream().map(Tree::toString));
    }
}
