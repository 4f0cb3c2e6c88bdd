// One description of a recipe serves Java, JSON and the command line.
package rondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.basis.ConfigException;

class RecipesTest {
    @TempDir
    private Path folder;

    /// A recipe with a component of each type.
    public record Soup(
            @Setting(
                    standard = "leek",
                    choices = {"leek", "potato"},
                    help = "what is in it")
            String mainVegetable,

            @Setting(standard = "4", min = 1, max = 12, help = "plates")
            int plates,

            @Setting(standard = "7", help = "any number") long seed,

            @Setting(standard = "0.5", min = 0, max = 1, help = "spoons")
            double salt,

            @Setting(standard = "false", help = "served cold")
            boolean cold,

            @Setting(standard = "", help = "who cooks") String cook) {
        /// @throws ConfigException if nobody would eat it
        public Soup {
            if (cold && mainVegetable.equals("leek") && salt == 1) {
                throw new ConfigException("soup: cold, leek and salt; expected something better");
            }
        }
    }

    private static Soup of(String name, String text) {
        return Recipes.of(Soup.class, Map.of(name, text), "here");
    }

    @Test
    void startsWithTheDefaults() {
        assertThat(Recipes.standard(Soup.class)).isEqualTo(new Soup("leek", 4, 7, 0.5, false, ""));
    }

    @Test
    void namesComponentsForJsonAndTheCommandLine() {
        assertThat(Recipes.keys(Soup.class).stream().map(Recipes.Key::name))
                .containsExactly("main_vegetable", "plates", "seed", "salt", "cold", "cook");
        assertThat(Recipes.keys(Soup.class).getFirst().flag()).isEqualTo("--main-vegetable");
    }

    @Test
    void changesOneComponent() {
        var soup = Recipes.with(Recipes.standard(Soup.class), "mainVegetable", "potato");
        assertThat(Recipes.with(soup, "seed", Long.MIN_VALUE))
                .isEqualTo(new Soup("potato", 4, Long.MIN_VALUE, 0.5, false, ""));
        assertThatThrownBy(() -> Recipes.with(soup, "plates", 13)).isInstanceOf(ConfigException.class);
    }

    record Menu(
            @Setting(standard = "2", min = 1, max = 9, help = "guests")
            int guests,

            @Setting.Defaults({"plates=6", "main_vegetable=potato"})
            Soup soup) {}

    @Test
    void settingsOfARecipeWithinStandAmongTheOthers() {
        var menu = Recipes.standard(Menu.class);
        assertThat(menu).isEqualTo(new Menu(2, new Soup("potato", 6, 7, 0.5, false, "")));
        assertThat(Recipes.with(menu, "mainVegetable", "leek").soup().mainVegetable())
                .isEqualTo("leek");
        assertThat(Recipes.texts(menu)).containsKeys("guests", "plates", "salt").doesNotContainKey("soup");
        assertThat(Recipes.of(Menu.class, Recipes.texts(menu), "here")).isEqualTo(menu);
        assertThatThrownBy(() -> Recipes.of(Menu.class, Map.of("plates", "13"), "here"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("here: plates is 13; expected a whole number from 1 to 12");
        assertThatThrownBy(() ->
                        Recipes.of(Menu.class, Map.of("cold", "true", "main_vegetable", "leek", "salt", "1"), "here"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("here: soup: cold, leek and salt; expected something better");
    }

    record Misspelt(
            @Setting.Defaults({"plates=6", "sallt=1"}) Soup soup) {}

    record Valueless(@Setting.Defaults("plates") Soup soup) {}

    @Test
    void defaultsOfNoSettingAreNamed() {
        assertThatThrownBy(() -> Recipes.standard(Misspelt.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Misspelt.soup: default sallt=1; expected name=text of a setting of it");
        assertThatThrownBy(() -> Recipes.keys(Valueless.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Valueless.soup: default plates; expected name=text of a setting of it");
    }

    @Test
    void isTheSameFromItsTexts() {
        var soup = new Soup("potato", 12, -3, 1e-5, true, "007");
        assertThat(Recipes.of(Soup.class, Recipes.texts(soup), "here")).isEqualTo(soup);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            plates         | 0        | here: plates is 0; expected a whole number from 1 to 12
            plates         | 13       | here: plates is 13; expected a whole number from 1 to 12
            plates         | 1.0      | here: plates is 1.0; expected a whole number from 1 to 12
            plates         | 99999999999 | expected a whole number from 1 to 12
            plates         | many     | here: plates is many; expected a whole number from 1 to 12
            plates         | ''       | here: plates is ; expected a whole number from 1 to 12
            seed           | 1e3      | here: seed is 1e3; expected a whole number
            salt           | 1.01     | here: salt is 1.01; expected a number from 0 to 1
            salt           | NaN      | here: salt is NaN; expected a number from 0 to 1
            salt           | Infinity | here: salt is Infinity; expected a number from 0 to 1
            cold           | yes      | here: cold is yes; expected true or false
            cold           | True     | here: cold is True; expected true or false
            main_vegetable | potatoe  | expected one of [leek, potato]; did you mean potato?
            main_vegetable | Leek     | expected one of [leek, potato]; did you mean leek?
            main-vegetable | leek     | did you mean main_vegetable?
            sald           | 0.1      | here: unknown setting sald; expected one of [main_vegetable, plates, seed, salt, cold, cook]; did you mean salt?
            """)
    void saysWhatIsWrong(String name, String text, String expected) {
        assertThatThrownBy(() -> of(name, text))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void whatTheRecordRefusesIsRefused() {
        assertThatThrownBy(() -> Recipes.of(Soup.class, Map.of("cold", "true", "salt", "1"), "here"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("expected something better");
    }

    @Test
    void isReadFromJson() throws IOException {
        var file = Files.writeString(folder.resolve("soup.json"), """
                {"plates": 6, "salt": 1e-2, "cold": true, "seed": "-9", "cook": "Ünal"}
                """);
        assertThat(Recipes.of(Soup.class, ModelFolder.readRecipe(file), file.toString()))
                .isEqualTo(new Soup("leek", 6, -9, 0.01, true, "Ünal"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"plates": [1]}      | plates is no number, word or boolean
            {"plates": {"a": 1}} | plates is no number, word or boolean
            {"plates": null}     | plates is no number, word or boolean
            {"plates": 1, "plates": 2} | not JSON
            {"plates": 1} {}     | not JSON
            {"plates": 1         | not JSON
            [1]                  | not a JSON object
            7                    | not a JSON object
            ~~                   | not a JSON object
            """)
    void jsonOfAnotherKindIsRefused(String json, String expected) throws IOException {
        var file = Files.writeString(folder.resolve("soup.json"), json);
        assertThatThrownBy(() -> ModelFolder.readRecipe(file))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("soup.json: ")
                .hasMessageContaining(expected)
                .hasMessageContaining("expected");
    }
}
