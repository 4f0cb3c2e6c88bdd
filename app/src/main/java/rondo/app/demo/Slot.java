// A value from the locale data, in English and in Chinese.
package rondo.app.demo;

/// A value from the locale data that fills a place in a sentence, in both languages.
///
/// @param english how English writes it
/// @param chinese how Chinese writes it
/// @param number the figure, date or number in words inside the English one, as it stands there, where it is
///     one of so many that a translator cannot know them all by heart; else empty
public record Slot(String english, String chinese, String number) {
    /// A value of a kind that has few.
    public Slot(String english, String chinese) {
        this(english, chinese, "");
    }

    /// Whether there is a number, some of which are kept out of the training part.
    public boolean open() {
        return !number.isEmpty();
    }
}
