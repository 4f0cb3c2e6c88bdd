// Reads numeric series in the .ts form.
package rondo.label.sequence.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rondo.basis.InputException;
import rondo.basis.Lines;
import rondo.basis.Shown;

/// Reads numeric series in the `.ts` form of aeon and of the UCR and UEA archives: lines that begin with `@` tell
/// what is there, and after `@data` each line is a series: its dimensions between colons, the numbers of each
/// between commas, the label last unless `@classLabel false` is said.
final class TsReader {
    private final Path file;
    private boolean labelled = true;
    private boolean begun;

    TsReader(Path file) {
        this.file = file;
    }

    List<SequenceSample> read() {
        var samples = new ArrayList<SequenceSample>();
        try (var lines = Lines.of(file)) {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                String text = line.get().strip();
                if (begun && !text.isEmpty()) {
                    samples.add(sample(text, lines.place()));
                } else if (text.startsWith("@")) {
                    header(text.toLowerCase(Locale.ROOT), lines.place());
                } else if (!text.isEmpty() && !text.startsWith("#")) {
                    throw new InputException(lines.place() + "data before @data; expected lines with @ or #");
                }
            }
        }
        if (!begun) {
            throw new InputException(file + ": no @data; expected it before the series");
        }
        return samples;
    }

    private void header(String line, String place) {
        begun = line.startsWith("@data");
        String[] words = line.split("\\s+", -1);
        boolean yes = words.length > 1 && words[1].equals("true");
        labelled = words[0].equals("@classlabel") ? yes : labelled;
        if (words[0].equals("@timestamps") && yes) {
            throw new InputException(place + "series with timestamps; expected series without");
        }
    }

    private SequenceSample sample(String line, String place) {
        String[] parts = line.split(":", -1);
        int width = parts.length - (labelled ? 1 : 0);
        if (width < 1) {
            throw new InputException(place + "no dimension before the label; expected numbers, a colon and a label");
        }
        var dimensions = new ArrayList<String[]>();
        for (int f = 0; f < width; f++) {
            dimensions.add(parts[f].split(",", -1));
            int length = dimensions.getFirst().length;
            if (dimensions.getLast().length != length) {
                throw new InputException(place + dimensions.getLast().length + " numbers in dimension " + (f + 1)
                        + " and " + length + " in the first; expected as many");
            }
        }
        float[] values = new float[dimensions.getFirst().length * width]; // fewer than the line has characters
        for (int f = 0; f < width; f++) {
            for (int t = 0; t < dimensions.get(f).length; t++) {
                values[t * width + f] = number(dimensions.get(f)[t].strip(), place + "dimension " + (f + 1));
            }
        }
        return new SequenceSample(labelled ? parts[width].strip() : "", new Sequence.Vectors(width, values));
    }

    private static float number(String text, String place) {
        try {
            float number = Float.parseFloat(text);
            if (Float.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new InputException(place + " has " + Shown.text(text) + "; expected a finite number");
    }
}
