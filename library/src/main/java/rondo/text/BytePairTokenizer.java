// Byte-pair units as tokens, with bytes for what has no token.
package rondo.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import rondo.basis.FormatException;

/// Byte-pair units as tokens (Sennrich, Haddow and Birch 2016). A character without a token of its own
/// becomes the tokens of its UTF-8 bytes, `<0x00>` to `<0xFF>`, so that nothing is unknown.
public final class BytePairTokenizer implements Tokenizer {
    /// Two tokens that become one; the result is the two written together.
    public record Merge(String left, String right) {}

    /// The tokens of the 256 bytes in order.
    static final List<String> BYTES =
            IntStream.range(0, 256).mapToObj(b -> String.format("<0x%02X>", b)).toList();

    private static final int CACHED_WORDS = 1 << 16;
    private static final int CACHED_LENGTH = 32;

    private final Vocabulary vocabulary;
    private final List<Merge> merges;
    private final Normalization normalization;
    private final Merges table = new Merges();
    private final int[] byteTokens = new int[256];
    private final int[] byteOfToken;
    private final Map<String, int[]> cache = new ConcurrentHashMap<>();

    /// @param vocabulary with the tokens of all bytes
    /// @param merges in the order in which they were learned
    /// @throws FormatException if the vocabulary lacks a byte, or a part or the result of a merge, or a merge
    ///     is there twice
    public BytePairTokenizer(Vocabulary vocabulary, List<Merge> merges, Normalization normalization) {
        this.vocabulary = vocabulary;
        this.merges = List.copyOf(merges);
        this.normalization = normalization;
        byteOfToken = new int[vocabulary.size()];
        Arrays.fill(byteOfToken, -1);
        for (int b = 0; b < 256; b++) {
            byteTokens[b] = known(BYTES.get(b), "the bytes");
            byteOfToken[byteTokens[b]] = b;
        }
        for (int i = 0; i < merges.size(); i++) {
            Merge merge = merges.get(i);
            String place = "merge " + i;
            int left = known(merge.left, place);
            int right = known(merge.right, place);
            if (!table.add(left, right, known(merge.left + merge.right, place))) {
                throw new FormatException(
                        place + ": '" + merge.left + "' and '" + merge.right + "' again; expected each pair once");
            }
        }
    }

    private int known(String token, String place) {
        if (!vocabulary.contains(token)) {
            throw new FormatException(
                    place + ": the token '" + token + "' is not in the vocabulary; expected it there");
        }
        return vocabulary.id(token);
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public Segmentation segmentation() {
        return Segmentation.UNITS;
    }

    @Override
    public Normalization normalization() {
        return normalization;
    }

    /// The merges in the order in which they were learned.
    public List<Merge> merges() {
        return merges;
    }

    @Override
    public int[] encode(String text, boolean line) {
        var ids = IntStream.builder();
        for (String word : segmentation().pieces(normalization.apply(text), line)) {
            for (int id : units(word)) {
                ids.add(id);
            }
        }
        return ids.build().toArray();
    }

    @Override
    public List<String> texts(int[] ids) {
        String[] texts = new String[ids.length];
        Arrays.fill(texts, "");
        int[] waiting = new int[ids.length]; // places of bytes that wait for the last one of their character
        int count = 0;
        for (int i = 0; i < ids.length; i++) {
            String token = vocabulary.token(ids[i]);
            if (Vocabulary.isSpecial(ids[i])) {
                continue;
            }
            if (byteOfToken[ids[i]] >= 0) {
                waiting[count++] = i;
                continue;
            }
            characters(ids, Arrays.copyOf(waiting, count), texts);
            count = 0;
            texts[i] = token.replace(Segmentation.MARK, ' ');
        }
        characters(ids, Arrays.copyOf(waiting, count), texts);
        return List.of(texts);
    }

    private int[] units(String word) {
        int[] known = cache.get(word);
        if (known != null) {
            return known;
        }
        int[] units = table.apply(characterTokens(word));
        if (word.length() <= CACHED_LENGTH && cache.size() < CACHED_WORDS) {
            cache.put(word, units);
        }
        return units;
    }

    private int[] characterTokens(String word) {
        var tokens = IntStream.builder();
        word.codePoints().mapToObj(Character::toString).forEach(c -> {
            if (vocabulary.contains(c)) {
                tokens.add(vocabulary.id(c));
            } else {
                for (byte b : c.getBytes(StandardCharsets.UTF_8)) {
                    tokens.add(byteTokens[b & 0xFF]);
                }
            }
        });
        return tokens.build().toArray();
    }

    /// The characters of a run of bytes, each where its first byte is; where the whole run is not UTF-8, U+FFFD
    /// for each byte.
    private void characters(int[] ids, int[] places, String[] texts) {
        byte[] bytes = new byte[places.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) byteOfToken[ids[places[i]]];
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            int at = 0;
            for (int c : text.codePoints().toArray()) {
                texts[places[at]] = Character.toString(c);
                at += texts[places[at]].getBytes(StandardCharsets.UTF_8).length;
            }
        } catch (CharacterCodingException _) {
            for (int place : places) {
                texts[place] = "\uFFFD";
            }
        }
    }
}
