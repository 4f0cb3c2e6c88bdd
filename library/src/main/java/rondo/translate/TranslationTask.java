// Learning to translate.
package rondo.translate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rondo.basis.Workers;
import rondo.decode.BeamSearch;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.learn.Score;
import rondo.learn.Task;
import rondo.metric.Bleu;
import rondo.metric.BleuTokenizer;
import rondo.net.layer.Layer;

/// Learning to translate: cross-entropy under teacher forcing, judged by loss and, if asked, by BLEU of greedy
/// output.
///
/// @param model what is trained
/// @param modelIdentity of the model, the same when training continues
record TranslationTask(TranslationModel model, String modelIdentity) implements Task<TranslationExample> {
    @Override
    public Layer net() {
        return model.net();
    }

    @Override
    public Var loss(Tape tape, List<TranslationExample> batch) {
        double smoothing = tape.recording() ? model.recipe().smoothing() : 0;
        return model.net().loss(tape, batch, smoothing).loss();
    }

    @Override
    public int cost(TranslationExample example) {
        return example.target().length * 1024 + Math.min(1023, example.source().length);
    }

    @Override
    public int units(TranslationExample example) {
        return example.target().length + 1;
    }

    @Override
    public Optional<Score> score(List<TranslationExample> dev, Workers workers) {
        if (!model.recipe().stopBy().equals("bleu")) {
            return Optional.empty();
        }
        var sources = dev.stream().map(TranslationExample::source).toList();
        var hypotheses = TranslationModel.search(BeamSearch.greedy(), model.scorer(), sources, workers).stream()
                .map(list -> model.text(list.getFirst().tokens()))
                .toList();
        var references = dev.stream().map(e -> model.text(e.target())).toList();
        var bleu = new Bleu(BleuTokenizer.fitting(references)).corpus(hypotheses, List.of(references));
        return Optional.of(new Score("BLEU", bleu.score()));
    }

    @Override
    public Map<String, String> identity() {
        return Map.of("identity", modelIdentity);
    }
}
