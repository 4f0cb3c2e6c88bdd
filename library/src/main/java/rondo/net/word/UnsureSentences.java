// Sentences some of whose words are unknown in training.
package rondo.net.word;

import java.util.stream.Stream;
import rondo.engine.grad.Tape;
import rondo.text.RareWords;

/// Sentences some of whose words are unknown in training, rare ones more often, so that unknown words are learned by
/// their characters.
public final class UnsureSentences {
    private final RareWords rare;

    /// @param train all that is learned from
    /// @param words how many are known, the unknown one included
    /// @param rate as in [RareWords]
    public UnsureSentences(Stream<Sentence> train, int words, double rate) {
        this.rare = new RareWords(train.map(Sentence::numbers), words, rate);
    }

    /// A sentence, some of its words unknown when the tape records.
    ///
    /// @param number which example it is, so that its words become unknown in their own way
    public Sentence read(Tape tape, Sentence sentence, int number) {
        if (!tape.recording()) {
            return sentence;
        }
        var rng = tape.batchRng().at("words").at(number);
        return new Sentence(sentence.words(), rare.hide(sentence.numbers(), rng));
    }
}
