// Reads the points of a trace in InkML.
package rondo.ink.format;

import java.util.Arrays;
import java.util.function.Supplier;
import rondo.basis.InputException;
import rondo.basis.Shown;

/// Reads the points of a trace in InkML (section 3.2.2 of the recommendation): values in the order of the channels,
/// a comma after each point. `!` before a value says that it is the value itself, `'` that it is the difference
/// to the last, `"` that it is the difference of the difference; that holds for its channel until said otherwise.
/// `*` is the last value again, `?` an unknown one, `T` and `F` are 1 and 0, `#1F` is hexadecimal.
final class TraceText {
    private static final int LONGEST_POINT = 1 << 12; // signs

    private final TraceFormat format;
    private final StrokePoints points;
    private final Supplier<String> place;
    private final StringBuilder text = new StringBuilder(); // of the point that is not complete
    private final char[] modes;
    private final double[] values; // of the last point
    private final double[] differences;
    private boolean begun; // there is a last point
    private int at;

    /// @param place file and line, as errors begin
    TraceText(TraceFormat format, StrokePoints points, Supplier<String> place) {
        this.format = format;
        this.points = points;
        this.place = place;
        int count = format.channels().size();
        modes = new char[count];
        Arrays.fill(modes, '!');
        values = new double[count];
        differences = new double[count];
    }

    /// Takes the next piece of text, cut anywhere.
    void add(String piece) {
        int from = 0;
        for (int comma = piece.indexOf(','); comma >= 0; comma = piece.indexOf(',', from)) {
            append(piece, from, comma);
            point();
            from = comma + 1;
        }
        append(piece, from, piece.length());
    }

    /// The stroke when all text was given.
    RawStroke end() {
        point();
        return points.end(format.timed(), format.pressed());
    }

    private void append(String piece, int from, int to) {
        if (text.length() + to - from > LONGEST_POINT) {
            throw wrong("a point of more than " + LONGEST_POINT + " signs", "a comma after each point");
        }
        text.append(piece, from, to);
    }

    /// Reads the point that is complete; a blank one, as after a last comma, does not count.
    private void point() {
        at = 0;
        int channel = 0;
        skipBlanks();
        if (at == text.length()) {
            text.setLength(0);
            return;
        }
        for (; at < text.length(); skipBlanks()) {
            if (channel == values.length) {
                throw wrong("more than " + channel + " values", "the channels " + format.channels());
            }
            value(channel++);
        }
        if (channel < format.regular()) {
            throw wrong(channel + " values", format.regular() + ", one for each of the channels " + format.channels());
        }
        text.setLength(0);
        addPoint();
        begun = true;
    }

    private void addPoint() {
        double time = 0;
        double pressure = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < format.regular(); i++) {
            switch (format.channels().get(i)) {
                case "X" -> x = values[i];
                case "Y" -> y = values[i];
                case "T" -> time = values[i] * format.millisecond();
                case "F" -> pressure = values[i];
                default -> {
                    // a channel that ink does not have
                }
            }
        }
        points.add(x, y, time, pressure);
    }

    private void value(int channel) {
        char sign = text.charAt(at);
        if (sign == '!' || sign == '\'' || sign == '"') {
            modes[channel] = sign;
            at++;
            skipBlanks();
        }
        if (at < text.length() && (text.charAt(at) == '*' || text.charAt(at) == '?')) {
            at++;
            differences[channel] = 0;
            return;
        }
        double number = number();
        switch (modes[channel]) {
            case '\'' -> {
                differences[channel] = number;
                values[channel] += number;
            }
            case '"' -> {
                differences[channel] += number;
                values[channel] += differences[channel];
            }
            default -> {
                differences[channel] = begun ? number - values[channel] : 0;
                values[channel] = number;
            }
        }
    }

    private double number() {
        int from = at;
        if (at < text.length() && (text.charAt(at) == 'T' || text.charAt(at) == 'F')) {
            return text.charAt(at++) == 'T' ? 1 : 0;
        }
        while (at < text.length() && continues(from)) {
            at++;
        }
        String token = text.substring(from, at);
        try {
            return token.startsWith("#") ? Long.parseLong(token, 1, token.length(), 16) : Double.parseDouble(token);
        } catch (NumberFormatException e) {
            throw wrong(
                    Shown.text(token.isEmpty() ? text.substring(from) : token) + " among the values", "numbers alone");
        }
    }

    /// Whether the sign belongs to the number that began before; a minus begins another, unless an exponent is
    /// before it.
    private boolean continues(int from) {
        char sign = text.charAt(at);
        boolean hexadecimal = text.charAt(from) == '#';
        if (sign == '-' || sign == '+') {
            return at == from || (!hexadecimal && (text.charAt(at - 1) | 0x20) == 'e');
        }
        return (sign >= '0' && sign <= '9')
                || sign == '.'
                || (sign == '#' && at == from)
                || (hexadecimal ? Character.digit(sign, 16) >= 0 : ((sign | 0x20) == 'e' && at > from));
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }

    private InputException wrong(String found, String expected) {
        return new InputException(place.get() + "trace: " + found + "; expected " + expected);
    }
}
