// The shapes of digits and signs.
package rondo.app.hand;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import rondo.basis.ConfigException;

/// The shapes of digits and signs, several for most: strokes of points that a pen passes, in a box of side 1, y
/// downwards. A point written twice is a corner; the way is round elsewhere.
final class Glyphs {
    /// Strokes are parted by a bar, shapes by a semicolon, numbers are hundredths.
    private static final Map<Character, String> SHAPES = Map.ofEntries(
            Map.entry('0', "50 0 15 25 10 60 45 100 85 70 85 30 50 0; 60 5 90 40 75 90 40 100 10 60 25 10 60 5"),
            Map.entry('1', "50 0 50 100; 25 25 25 25 55 0 55 0 55 100"),
            Map.entry(
                    '2', "15 25 45 0 85 25 50 65 10 100 10 100 90 100; 15 20 50 0 85 30 40 85 10 95 25 80 50 95 95 95"),
            Map.entry(
                    '3',
                    "15 10 55 0 80 22 45 45 45 45 85 70 50 100 10 88; 15 0 15 0 80 0 80 0 40 40 40 40 85 70 45 100 10 85"),
            Map.entry('4', "60 0 10 65 10 65 95 65 | 65 35 65 100; 20 0 15 50 15 50 85 50 | 80 0 80 100"),
            Map.entry(
                    '5',
                    "25 0 20 42 20 42 60 38 85 68 50 100 10 88 | 25 0 85 0; 85 0 25 0 25 0 20 42 20 42 60 38 85 70 50 100 10 90"),
            Map.entry('6', "75 2 30 30 12 70 40 100 80 80 60 55 15 68; 60 0 20 55 20 90 60 100 80 75 50 55 18 75"),
            Map.entry('7', "10 0 10 0 90 0 90 0 40 100; 10 0 10 0 90 0 90 0 40 100 | 25 50 75 48"),
            Map.entry(
                    '8',
                    "75 12 40 0 25 25 70 60 70 92 35 100 20 75 65 35 75 12; 50 0 25 22 50 45 75 22 50 0 | 50 45 15 72 50 100 85 72 50 45"),
            Map.entry(
                    '9', "80 20 45 0 20 25 45 50 80 25 80 25 75 100; 80 25 45 0 20 25 45 50 80 25 78 70 50 100 20 90"),
            Map.entry('+', "50 20 50 80 | 20 50 80 50; 20 50 80 50 | 50 20 50 80"),
            Map.entry('-', "15 50 85 50"),
            Map.entry('=', "15 35 85 35 | 15 65 85 65; 15 65 85 65 | 15 35 85 35"));

    private Glyphs() {}

    /// A stroke: the points that the pen passes.
    record Way(List<double[]> points) {}

    /// The shapes of a character, a list of strokes each.
    ///
    /// @throws ConfigException if nobody has drawn it here
    static List<List<Way>> shapes(char character) {
        var shapes = SHAPES.get(character);
        if (shapes == null) {
            throw new ConfigException("hand: no shape of " + character + "; expected one of " + SHAPES.keySet());
        }
        return Stream.of(shapes.split(";", -1)).map(Glyphs::strokes).toList();
    }

    private static List<Way> strokes(String shape) {
        return Stream.of(shape.split("\\|", -1)).map(Glyphs::way).toList();
    }

    private static Way way(String stroke) {
        var numbers = stroke.strip().split("\\s+", -1);
        var points = new ArrayList<double[]>();
        for (int i = 0; i < numbers.length; i += 2) {
            points.add(new double[] {Integer.parseInt(numbers[i]) / 100.0, Integer.parseInt(numbers[i + 1]) / 100.0});
        }
        return new Way(points);
    }
}
