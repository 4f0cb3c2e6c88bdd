// Reads words: a vector of their own, and what their characters say.
package rondo.net.word;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Ragged;
import rondo.net.layer.Embedding;
import rondo.net.layer.Layer;
import rondo.net.layer.ParameterVisitor;
import rondo.net.recurrent.Bidirectional;
import rondo.net.recurrent.CellSizes;
import rondo.net.recurrent.Cells;
import rondo.text.NameList;

/// Reads words: a vector of their own, and the last states of a recurrent net over their characters in both
/// directions (Ling et al. 2015). A word that is in a batch many times is spelled once.
public final class WordReader implements Layer {
    private static final int LONGEST = 40; // characters that are read of a word

    private final NameList known;
    private final Embedding words;
    private final Embedding characters;
    private final Bidirectional spelling;

    /// @param words how many are known
    /// @param known the characters
    public WordReader(WordSizes sizes, int words, NameList known, Rng rng) {
        this.known = known;
        this.words = new Embedding(words + 1, sizes.word(), rng.at("words"));
        this.characters = new Embedding(known.size(), sizes.character(), rng.at("characters"));
        var cells = new CellSizes(sizes.character(), sizes.spelling());
        this.spelling = new Bidirectional(
                Cells.create(sizes.cell(), cells, rng.at("forward")),
                Cells.create(sizes.cell(), cells, rng.at("backward")));
    }

    /// E: numbers in what is read of a word.
    public int outputs() {
        return words.weight().shape().columns() + spelling.outputs();
    }

    /// The words of a batch, packed.
    ///
    /// @return [N,E]
    public Var read(Tape tape, List<Sentence> sentences, Ragged layout) {
        var spelled = new LinkedHashMap<String, Integer>();
        var numbers = new int[sentences.size()][];
        var spellings = new int[sentences.size()][];
        for (int s = 0; s < numbers.length; s++) {
            numbers[s] = sentences.get(s).numbers();
            spellings[s] = sentences.get(s).words().stream()
                    .mapToInt(word -> spelled.computeIfAbsent(word, _ -> spelled.size()))
                    .toArray();
        }
        var own = words.apply(tape, layout.pack(numbers));
        return Ops.concat(List.of(
                own, Ops.gather(spell(tape, new ArrayList<>(spelled.keySet())), layout.pack(spellings))));
    }

    /// What the characters of each word say.
    private Var spell(Tape tape, List<String> forms) {
        var ids = forms.stream().map(this::characters).toArray(int[][]::new);
        var layout =
                Ragged.of(IntStream.range(0, ids.length).map(i -> ids[i].length).toArray());
        var x = characters.apply(tape, layout.pack(ids)); // [C,I]
        return Ops.gather(spelling.run(x, layout).last().output(), layout.columns());
    }

    /// The numbers of the characters of a word, -1 for an unknown one; of a long word its beginning and its end.
    private int[] characters(String word) {
        int[] ids =
                word.codePoints().map(c -> known.number(Character.toString(c))).toArray();
        return ids.length <= LONGEST
                ? ids
                : IntStream.range(0, LONGEST)
                        .map(i -> ids[i < LONGEST / 2 ? i : ids.length - LONGEST + i])
                        .toArray();
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("words", words);
        visitor.add("characters", characters);
        visitor.add("spelling", spelling);
    }
}
