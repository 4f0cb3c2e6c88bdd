// Trains tokenizers on a text and writes them with the ids that they give, for check_tokenizers.py to compare.
package rondo.text;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rondo.basis.Lines;

/// Trains tokenizers on two of three lines of a text, so that there is something unknown in the others, and
/// writes each with the ids that it gives for each line, for `check_tokenizers.py` to compare with the
/// Hugging Face `tokenizers` library. Arguments: the folder to write to, the number of units, and the text
/// files, of which each column is a text.
final class TokenizerExport {
    private TokenizerExport() {}

    static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int size = Integer.parseInt(arguments[1]);
        List<String> texts = new ArrayList<>();
        for (String file : Arrays.asList(arguments).subList(2, arguments.length)) {
            texts.addAll(texts(Path.of(file)));
        }
        Files.write(folder.resolve("texts.txt"), texts);
        for (Segmentation segmentation : Segmentation.values()) {
            export(folder, texts, segmentation, Normalization.standard(), size);
            export(folder, texts, segmentation, new Normalization(Normalization.Form.NFC, true), size);
        }
    }

    private static void export(
            Path folder, List<String> texts, Segmentation segmentation, Normalization normalization, int size)
            throws Exception {
        String name = segmentation + "-" + normalization.form() + (normalization.lowercase() ? "-lower" : "");
        long start = System.nanoTime();
        List<String> some = IntStream.range(0, texts.size())
                .filter(i -> i % 3 != 2)
                .mapToObj(texts::get)
                .toList();
        Tokenizer tokenizer = TokenizerTrainer.train(some, segmentation, normalization, size);
        long trained = System.nanoTime();
        List<int[]> ids = texts.stream().map(tokenizer::encode).toList();
        long encoded = System.nanoTime();
        System.out.printf(
                "%s: %d tokens, trained in %.2f s, %d lines to %d ids in %.2f s%n",
                name,
                tokenizer.vocabulary().size(),
                (trained - start) * 1e-9,
                texts.size(),
                ids.stream().mapToInt(i -> i.length).sum(),
                (encoded - trained) * 1e-9);
        TokenizerFile.write(folder.resolve(name + ".json"), tokenizer);
        try (var out = Files.newBufferedWriter(folder.resolve(name + ".ids"), StandardCharsets.UTF_8)) {
            for (int[] line : ids) {
                out.write(IntStream.of(line).mapToObj(Integer::toString).collect(Collectors.joining(" ")) + "\n");
            }
        }
        Files.write(
                folder.resolve(name + ".decoded"),
                ids.stream().map(tokenizer::decode).toList());
    }

    private static List<String> texts(Path file) {
        List<String> texts = new ArrayList<>();
        try (Lines lines = Lines.of(file)) {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                texts.addAll(Arrays.asList(line.get().split("\t", -1)));
            }
        }
        return texts;
    }
}
