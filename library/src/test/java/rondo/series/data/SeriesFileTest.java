// What is read from files of series, and what is said of broken ones.
package rondo.series.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.basis.InputException;
import rondo.basis.Rng;

class SeriesFileTest {
    @TempDir
    private Path folder;

    private List<Series> read(String text, SeriesColumns columns) throws IOException {
        return SeriesFile.read(Files.writeString(folder.resolve("f.csv"), text), columns);
    }

    private List<Series> read(String text) throws IOException {
        return read(text, SeriesColumns.all());
    }

    @Test
    void readsColumnsOfNumbersAsSeries() throws IOException {
        var series = read("day,\"a \"\"x\"\", b\",note,c\r\n2024-02-28,1,hi,\r\n2024-03-01,-2.5e1,\"a\nb\",NaN\r\n");
        assertThat(series).extracting(Series::name).containsExactly("a \"x\", b", "c");
        assertThat(series.getFirst().axis().frequency()).isEqualTo(Frequency.DAILY);
        assertThat(series.getFirst().values()).containsExactly(1, Double.NaN, -25);
        assertThat(series.get(1).values()).containsOnly(Double.NaN);
        assertThat(series.getFirst().axis().text(1)).isEqualTo("2024-02-29");
    }

    @ParameterizedTest
    @CsvSource({
        "1999 2000 2001, YEARLY, 2002",
        "2000-01-31 2000-02-29 2000-03-31, MONTHLY, 2000-04-30",
        "2000-01-15 2000-02-15 2000-04-15, MONTHLY, 2000-05-15",
        "2000-01 2000-04 2000-07, QUARTERLY, 2000-10-01",
        "2000Q1 2000Q2 2000Q3, QUARTERLY, 2000-10-01",
        "Jan-1-1995 Feb-1-1995 Mar-1-1995, MONTHLY, 1995-04-01",
        "20240101 20240108 20240122, WEEKLY, 2024-01-29",
        "2024/1/1 2024/1/2 2024/1/4, DAILY, 2024-01-05",
        "2024-01-01T22:00 2024-01-01T23:00 2024-01-02T00:00, HOURLY, 2024-01-02T01:00",
        "2024-01-01T22:00:00Z 2024-01-01T23:00:00Z 2024-01-02T01:00:00Z, HOURLY, 2024-01-02T02:00"
    })
    void findsDatesAndTheirDistance(String dates, Frequency frequency, String next) throws IOException {
        var text = new StringBuilder("when,y\n");
        for (var date : dates.split(" ", -1)) {
            text.append(date).append(",1\n");
        }
        var series = read(text.toString()).getFirst();
        assertThat(series.axis().frequency()).isEqualTo(frequency);
        assertThat(series.axis().text(series.length())).isEqualTo(next);
    }

    @Test
    void readsDatesInPartsAndTablesOfMonths() throws IOException {
        var births = read("year,month,date_of_month,day_of_week,births\n1999,12,31,5,7\n2000,1,1,6,8\n");
        assertThat(births).extracting(Series::name).containsExactly("births");
        assertThat(births.getFirst().values()).containsExactly(7, 8);
        var quarters = read("year,quarter,gdp\n1999,4,1\n2000,1,2\n2000,3,3\n").getFirst();
        assertThat(quarters.axis().frequency()).isEqualTo(Frequency.QUARTERLY);
        assertThat(quarters.values()).containsExactly(1, 2, Double.NaN, 3);
        var months = "YEAR,JAN,FEB,MAR,APR,MAY,JUN,JUL,AUG,SEP,OCT,NOV,DEC\n";
        var table = read(months + "1950,1,2,3,4,5,6,7,8,9,10,11,12\n1951,13,,,,,,,,,,,24\n")
                .getFirst();
        assertThat(table.name()).isEqualTo("f");
        assertThat(table.length()).isEqualTo(24);
        assertThat(table.values()[12]).isEqualTo(13);
        assertThat(table.values()[13]).isNaN();
    }

    @Test
    void readsLongTablesWithWhatIsKnownAhead() throws IOException {
        String text =
                "date,item,region,sale,price\n2024-01,a,n,5,1\n2024-02,a,n,6,2\n2024-03,a,n,,3\n2024-01,b,s,7,4\n";
        var columns = SeriesColumns.all().id("item").covariates("price").categories("region");
        var series = read(text, columns);
        assertThat(series).extracting(Series::name).containsExactly("a", "b");
        assertThat(series.getFirst().values()).containsExactly(5, 6);
        assertThat(series.getFirst().covariates()[0]).containsExactly(1, 2, 3);
        assertThat(series.getFirst().known()).isEqualTo(3);
        assertThat(series.get(1).categories()).containsExactly("s");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "d,y;2024-01-01,1;2024-01-02,2,3|f.csv:3: 3 fields; expected 2",
                "d,y;2024-01-01,1;2024-01-02|f.csv:3: 1 field; expected 2",
                "d,y;2024-01-01,1;2024-01-01,2|f.csv:3: column d: 2024-01-01 twice",
                "d,y;2024-01-02,1;2024-01-01,2|f.csv:3: column d: 2024-01-01 after 2024-01-02",
                "d,y;2024-01-01,1;2024-13-01,2|f.csv:3: column d: 2024-13-01; expected a date",
                "d,y;2024-01-01,1;2023-02-29,2|f.csv:3: column d: 2023-02-29; expected a date",
                "d,y;2024-01-01 00:00,1;2024-01-01 00:20,2|f.csv:3: column d: 2024-01-01T00:20 after",
                "d,y;1990-01-01,1;1990-02-01,2;1990-02-02,3;1999-01-01,4|f.csv:5: column d: 1999-01-01T00:00 after",
                "d,y;2024-01-01,x|no column of numbers beside the dates",
                "x,y;a,1|no column with a date",
                "d,y|no rows",
                "d,d;2024,1|two columns d",
                "year,month,y;2024,13,1|f.csv:2: column month: 13; expected a whole number from 1 to 12"
            })
    void saysWhereAFileIsWrong(String lines, String said) {
        assertThatThrownBy(() -> read(lines.replace(';', '\n') + "\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(said);
    }

    @Test
    void saysWhichFieldIsNoNumberAndWhichColumnIsMissing() {
        assertThatThrownBy(() ->
                        read("d,y\n2024,1\n2025,1;5\n", SeriesColumns.all().targets("y")))
                .hasMessageContaining("f.csv:3: column y: 1;5; expected a number");
        assertThatThrownBy(() -> read("d,price\n2024,1\n", SeriesColumns.all().targets("prise")))
                .hasMessageContaining("no column prise; expected one of [d, price]")
                .hasMessageContaining("did you mean price");
        assertThatThrownBy(() ->
                        read("d,r,y\n2024,a,1\n2025,b,1\n", SeriesColumns.all().categories("r")))
                .hasMessageContaining("f.csv:3: column r: b after a");
    }

    /// Whatever stands in a file, it is read or refused by name.
    @Test
    void anyFileIsReadOrRefused() throws IOException {
        String sound = "date,y,z\n2024-01-01,1,2\n2024-01-02,\"3\",4\n2024-01-03,,6\n";
        for (int seed = 0; seed < 400; seed++) {
            var rng = Rng.of(seed);
            byte[] bytes = sound.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 1 + seed % 4; i++) {
                bytes[rng.below(2L * i, bytes.length)] = (byte) rng.below(2L * i + 1, 256);
            }
            var file = Files.write(folder.resolve("g.csv"), bytes);
            try {
                SeriesFile.read(file, SeriesColumns.all());
            } catch (InputException e) {
                assertThat(e).as("seed " + seed).hasMessageStartingWith(file.toString());
            }
        }
    }

    @Test
    void manyRowsAreOneSeries() throws IOException {
        String rows = IntStream.range(0, 3000)
                .mapToObj(i -> java.time.LocalDate.of(2000, 1, 1).plusDays(i) + "," + i + "\n")
                .collect(Collectors.joining());
        assertThat(read("d,y\n" + rows).getFirst().length()).isEqualTo(3000);
    }
}
