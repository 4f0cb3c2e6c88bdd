// Numbers in figures and in words, quantities with units and sums of money in both languages.
package rondo.app.demo;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.UnitWidth;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import rondo.basis.Rng;

/// Numbers in figures (`3,847`) and in words (`three hundred forty-seven`), ordinals, quantities with units and
/// sums of money. Numbers from one hundred on are open: there are too many to know by heart.
final class Amounts {
    private static final int OPEN = 100;

    private static final String CURRENCIES = "USD EUR GBP JPY INR SEK CHF CAD AUD KRW RUB BRL MXN";

    private static final List<MeasureUnit> MASSES = List.of(MeasureUnit.KILOGRAM, MeasureUnit.GRAM);
    private static final List<MeasureUnit> TIMES =
            List.of(MeasureUnit.DAY, MeasureUnit.WEEK, MeasureUnit.MONTH, MeasureUnit.YEAR);

    private final LocalizedNumberFormatter englishFigures = NumberFormatter.withLocale(ULocale.ENGLISH);
    private final LocalizedNumberFormatter chineseFigures = NumberFormatter.withLocale(ULocale.SIMPLIFIED_CHINESE);
    private final RuleBasedNumberFormat englishWords = words(ULocale.ENGLISH);
    private final RuleBasedNumberFormat chineseWords = words(ULocale.SIMPLIFIED_CHINESE);

    Map<String, SlotSource> sources() {
        return Map.ofEntries(
                Map.entry("figure", figures(rng -> spread(rng, 3, 4))),
                Map.entry("few", figures(rng -> between(rng, 2, 99))),
                Map.entry("words", words()),
                Map.entry("ordinal", ordinals()),
                Map.entry("million", millions()),
                Map.entry("percent", measured(List.of(MeasureUnit.PERCENT), rng -> between(rng, 2, 99))),
                Map.entry("money", measured(currencies(), rng -> spread(rng, 2, 4))),
                Map.entry("kilometers", measured(List.of(MeasureUnit.KILOMETER), rng -> spread(rng, 2, 4))),
                Map.entry("run", measured(List.of(MeasureUnit.KILOMETER), rng -> between(rng, 2, 20))),
                Map.entry("meters", measured(List.of(MeasureUnit.METER), rng -> spread(rng, 2, 4))),
                Map.entry("mass", measured(MASSES, rng -> spread(rng, 2, 3))),
                Map.entry("cold", measured(List.of(MeasureUnit.CELSIUS), rng -> between(rng, 2, 19))),
                Map.entry("warm", measured(List.of(MeasureUnit.CELSIUS), rng -> between(rng, 20, 40))),
                Map.entry("minutes", measured(List.of(MeasureUnit.MINUTE), rng -> between(rng, 2, 59))),
                Map.entry("days", measured(TIMES, rng -> between(rng, 2, 30))));
    }

    private static int between(Rng rng, int low, int high) {
        return low + rng.below(1, high + 1 - low);
    }

    /// A number of some digits, each count of digits as likely.
    private static int spread(Rng rng, int fewest, int most) {
        int low = (int) Math.pow(10, between(rng, fewest, most) - 1);
        return low + rng.below(2, 9 * low);
    }

    private static RuleBasedNumberFormat words(ULocale locale) {
        return new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
    }

    private SlotSource figures(ToIntFunction<Rng> numbers) {
        return rng -> {
            int n = numbers.applyAsInt(rng);
            String english = englishFigures.format(n).toString();
            return new Slot(english, chineseFigures.format(n).toString(), n < OPEN ? "" : english);
        };
    }

    /// Numbers below twenty, of two and of three digits, each as likely: those below twenty have words of their
    /// own.
    private SlotSource words() {
        return rng -> {
            int n = List.of(between(rng, 3, 20), between(rng, 21, 99), between(rng, 100, 999))
                    .get(rng.below(0, 3));
            String english = englishWords.format(n);
            return new Slot(english, chineseWords.format(n).replace('〇', '零'), n < OPEN ? "" : english);
        };
    }

    private SlotSource ordinals() {
        return rng -> {
            int n = List.of(between(rng, 2, 20), between(rng, 21, 49)).get(rng.below(0, 2));
            return new Slot(englishWords.format(n, "%spellout-ordinal"), chineseWords.format(n, "%spellout-ordinal"));
        };
    }

    /// Whole millions, which Chinese counts in ten thousands: 37 million are 3700万.
    private static SlotSource millions() {
        return rng -> {
            int n = between(rng, 2, 99);
            return new Slot(n + " million", n + "00万");
        };
    }

    private SlotSource measured(List<MeasureUnit> units, ToIntFunction<Rng> numbers) {
        List<LocalizedNumberFormatter> english = formats(units, ULocale.ENGLISH);
        List<LocalizedNumberFormatter> chinese = formats(units, ULocale.SIMPLIFIED_CHINESE);
        return rng -> {
            int unit = rng.below(0, units.size());
            int n = numbers.applyAsInt(rng);
            String number = n < OPEN ? "" : englishFigures.format(n).toString();
            return new Slot(
                    english.get(unit).format(n).toString(),
                    chinese.get(unit).format(n).toString(),
                    number);
        };
    }

    private static List<LocalizedNumberFormatter> formats(List<MeasureUnit> units, ULocale locale) {
        List<LocalizedNumberFormatter> formats = new ArrayList<>();
        for (MeasureUnit unit : units) {
            UnitWidth width = unit.equals(MeasureUnit.PERCENT) ? UnitWidth.SHORT : UnitWidth.FULL_NAME;
            formats.add(NumberFormatter.withLocale(locale)
                    .unit(unit)
                    .unitWidth(width)
                    .precision(Precision.integer()));
        }
        return formats;
    }

    private static List<MeasureUnit> currencies() {
        List<MeasureUnit> units = new ArrayList<>();
        for (String code : CURRENCIES.split(" ", -1)) {
            units.add(Currency.getInstance(code));
        }
        return units;
    }
}
