// Learns the merges of byte-pair encoding from counted words.
package rondo.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/// Learns the merges of byte-pair encoding from counted words. The most frequent pair of neighbours becomes a
/// token, again and again; of equally frequent pairs the one with the smaller ids. Counts are kept up to date
/// instead of being taken anew: a merge touches only the words that hold its pair.
final class BytePairTrainer {
    /// A character or pair that is seen less often is not learned. Such characters are bytes to the model
    /// then, which so learns what bytes are.
    private static final long LEAST = 2;

    /// The number of tokens that are there whatever the text: special tokens, bytes and the mark of a space.
    static final int FIXED = Vocabulary.SPECIALS.size() + BytePairTokenizer.BYTES.size() + 1;

    private static final int NO_TOKEN = -1;

    /// A word and how often it stands in the text. Its tokens change with each merge.
    private static final class Word {
        private final long count;
        private int[] tokens;

        Word(int[] tokens, long count) {
            this.tokens = tokens;
            this.count = count;
        }

        void merge(int left, int right, int result) {
            int[] merged = new int[tokens.length];
            int size = 0;
            for (int i = 0; i < tokens.length; i++) {
                boolean both = tokens[i] == left && i + 1 < tokens.length && tokens[i + 1] == right;
                merged[size++] = both ? result : tokens[i];
                i += both ? 1 : 0;
            }
            tokens = Arrays.copyOf(merged, size);
        }
    }

    /// A pair of neighbours: how often it stands in the text, and the words that hold it or once held it.
    private static final class Neighbours {
        private final Set<Word> words = new HashSet<>();
        private long count;
    }

    /// A pair with the count that it had when it was queued.
    private record Candidate(long count, long pair) {}

    private final int size;
    private final List<String> tokens = new ArrayList<>(Vocabulary.SPECIALS);
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<BytePairTokenizer.Merge> merges = new ArrayList<>();
    private final PairTable index = new PairTable();
    private final List<Neighbours> neighbours = new ArrayList<>();
    private final Set<Long> risen = new HashSet<>(); // pairs that became more frequent since the last merge
    private final PriorityQueue<Candidate> queue = new PriorityQueue<>(
            Comparator.comparingLong(Candidate::count).reversed().thenComparingLong(Candidate::pair));

    private BytePairTrainer(int size) {
        this.size = size;
        tokens.addAll(BytePairTokenizer.BYTES);
        token(Character.toString(Segmentation.MARK));
    }

    /// A tokenizer of at most `size` tokens; of fewer if the words hold no more pairs.
    ///
    /// @param words how often each word stands in the text
    /// @param size at least [#FIXED]
    /// @param each runs before each merge
    static BytePairTokenizer train(Frequencies words, Normalization normalization, int size, Runnable each) {
        var trainer = new BytePairTrainer(size);
        trainer.addCharacters(words);
        words.forEach(trainer::addWord);
        trainer.learn(each);
        return new BytePairTokenizer(Vocabulary.of(trainer.tokens), trainer.merges, normalization);
    }

    private void addCharacters(Frequencies words) {
        Frequencies characters = new Frequencies();
        words.forEach((word, count) -> word.codePoints()
                .filter(c -> c != Segmentation.MARK)
                .forEach(c -> characters.add(Character.toString(c), count)));
        characters.mostFrequent(LEAST, size - tokens.size()).forEach(this::token);
    }

    private void addWord(String word, long count) {
        int[] characters = word.codePoints()
                .map(c -> ids.getOrDefault(Character.toString(c), NO_TOKEN))
                .toArray();
        tally(new Word(characters, count), 1);
    }

    private void learn(Runnable each) {
        enqueueRisen();
        while (tokens.size() < size && !queue.isEmpty()) {
            each.run();
            Candidate best = queue.remove();
            long count = neighbours.get(index.get(best.pair)).count;
            if (count == best.count) {
                merge(best.pair);
                enqueueRisen();
            } else {
                enqueue(best.pair); // it has become rarer since
            }
        }
    }

    private void merge(long pair) {
        int left = PairTable.left(pair);
        int right = PairTable.right(pair);
        merges.add(new BytePairTokenizer.Merge(tokens.get(left), tokens.get(right)));
        int result = token(tokens.get(left) + tokens.get(right));
        for (Word word : List.copyOf(neighbours.get(index.get(pair)).words)) {
            tally(word, -1);
            word.merge(left, right, result);
            tally(word, 1);
        }
    }

    /// Adds a word's pairs to the counts, or takes them away.
    private void tally(Word word, int sign) {
        for (int i = 0; i + 1 < word.tokens.length; i++) {
            if (word.tokens[i] == NO_TOKEN || word.tokens[i + 1] == NO_TOKEN) {
                continue;
            }
            long pair = PairTable.pair(word.tokens[i], word.tokens[i + 1]);
            Neighbours both = neighbours(pair);
            both.count += sign * word.count;
            if (sign > 0 && both.words.add(word)) {
                risen.add(pair);
            }
        }
    }

    private Neighbours neighbours(long pair) {
        int known = index.get(pair);
        if (known != PairTable.ABSENT) {
            return neighbours.get(known);
        }
        index.put(pair, neighbours.size());
        neighbours.add(new Neighbours());
        return neighbours.getLast();
    }

    private void enqueueRisen() {
        risen.forEach(this::enqueue);
        risen.clear();
    }

    private void enqueue(long pair) {
        long count = neighbours.get(index.get(pair)).count;
        if (count >= LEAST) {
            queue.add(new Candidate(count, pair));
        }
    }

    /// The id of a token, a new one if there is none: two merges can give the same text.
    private int token(String token) {
        Integer known = ids.putIfAbsent(token, tokens.size());
        if (known != null) {
            return known;
        }
        tokens.add(token);
        return tokens.size() - 1;
    }
}
