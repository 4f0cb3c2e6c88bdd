// Names of people, countries and languages in both languages.
package rondo.app.demo;

import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Names of people (a dozen of ours), countries and languages (the locale data's).
final class Names {
    private static final List<Slot> PEOPLE = List.of(
            new Slot("Anna", "安娜"),
            new Slot("Tom", "汤姆"),
            new Slot("Maria", "玛丽亚"),
            new Slot("Peter", "彼得"),
            new Slot("Lucy", "露西"),
            new Slot("David", "大卫"),
            new Slot("Emma", "艾玛"),
            new Slot("Jack", "杰克"),
            new Slot("Helen", "海伦"),
            new Slot("Paul", "保罗"),
            new Slot("Nina", "妮娜"),
            new Slot("Robert", "罗伯特"));

    private static final String COUNTRIES =
            "FR DE IT ES PT GB IE NL BE CH AT PL CZ HU RO BG GR SE NO DK FI IS EE LV LT "
                    + "UA RU EG MA KE NG ET ZA GH SA IR IQ IL IN PK NP TH VN MY SG ID PH JP KR MN KZ AU NZ CA US MX CU BR AR "
                    + "CL PE CO";

    private static final Set<String> WITH_ARTICLE = Set.of("GB", "NL", "PH", "US");

    private static final String LANGUAGES =
            "fr de it es pt ga nl pl cs hu ro bg el sv no da fi is et lv lt uk ru ar sw "
                    + "fa he hi ur bn ta ne th vi ms id ja ko mn tr";

    private final LocaleDisplayNames english = LocaleDisplayNames.getInstance(ULocale.ENGLISH);
    private final LocaleDisplayNames chinese = LocaleDisplayNames.getInstance(ULocale.SIMPLIFIED_CHINESE);

    Map<String, SlotSource> sources() {
        return Map.of(
                "person",
                SlotSource.anyOf(PEOPLE),
                "country",
                SlotSource.anyOf(countries()),
                "language",
                SlotSource.anyOf(languages()));
    }

    private List<Slot> countries() {
        List<Slot> values = new ArrayList<>();
        for (String code : COUNTRIES.split(" ", -1)) {
            String article = WITH_ARTICLE.contains(code) ? "the " : "";
            values.add(new Slot(article + english.regionDisplayName(code), chinese.regionDisplayName(code)));
        }
        return values;
    }

    private List<Slot> languages() {
        List<Slot> values = new ArrayList<>();
        for (String code : LANGUAGES.split(" ", -1)) {
            values.add(new Slot(english.localeDisplayName(code), chinese.localeDisplayName(code)));
        }
        return values;
    }
}
