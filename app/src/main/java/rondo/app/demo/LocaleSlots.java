// Values of every kind, drawn from the locale data in both languages at once.
package rondo.app.demo;

import com.ibm.icu.text.Normalizer2;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import rondo.basis.Rng;

/// Values of every kind, drawn from the locale data in both languages at once: those of [Names], [Amounts] and
/// [Moments]. The texts are NFKC, with plain spaces (English times come with a narrow no-break one).
final class LocaleSlots {
    private final Map<String, SlotSource> sources = new HashMap<>();

    LocaleSlots() {
        sources.putAll(new Names().sources());
        sources.putAll(new Amounts().sources());
        sources.putAll(new Moments().sources());
    }

    /// The names of the kinds.
    Set<String> kinds() {
        return sources.keySet();
    }

    /// Draws a value of a kind, the same for the same random stream.
    ///
    /// @throws IllegalArgumentException if there is no such kind
    Slot draw(String kind, Rng rng) {
        SlotSource source = sources.get(kind);
        if (source == null) {
            throw new IllegalArgumentException(kind + ": no such kind; expected one of " + kinds());
        }
        Slot slot = source.draw(rng);
        return new Slot(clean(slot.english()), clean(slot.chinese()), clean(slot.number()));
    }

    private static String clean(String text) {
        return Normalizer2.getNFKCInstance().normalize(text);
    }
}
