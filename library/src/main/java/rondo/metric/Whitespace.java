// Blanks as sacreBLEU sees them.
package rondo.metric;

import java.util.ArrayList;
import java.util.List;

/// Blanks as sacreBLEU sees them: the characters of Unicode's property White_Space and the four information
/// separators U+001C to U+001F. The JDK's own notions leave out one or the other (the no-break space, the
/// next-line character).
final class Whitespace {
    private Whitespace() {}

    static boolean is(char c) {
        return switch (c) {
            case '\t', '\n', 0x0B, '\f', '\r', 0x1C, 0x1D, 0x1E, 0x1F, ' ' -> true;
            case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
            default -> c >= 0x2000 && c <= 0x200A;
        };
    }

    /// The pieces between blanks, none of them empty.
    static List<String> split(String text) {
        var pieces = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || is(text.charAt(i))) {
                if (i > start) {
                    pieces.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        return pieces;
    }

    static String remove(String text) {
        return String.join("", split(text));
    }

    static String stripEnd(String text) {
        int end = text.length();
        while (end > 0 && is(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    static String strip(String text) {
        int start = 0;
        while (start < text.length() && is(text.charAt(start))) {
            start++;
        }
        return stripEnd(text.substring(start));
    }
}
