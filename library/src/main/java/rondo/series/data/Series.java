// A numeric series in time.
package rondo.series.data;

import java.util.Arrays;
import java.util.List;

/// A numeric series in time, with what is known beside it.
///
/// @param name such as the column's
/// @param axis its dates
/// @param values one a date; NaN where there is none
/// @param covariates other series on the same dates that are known ahead, C of them, as long as the values or
///     longer
/// @param categories a word each of some kinds, the same at all dates, such as a region
public record Series(String name, TimeAxis axis, double[] values, double[][] covariates, List<String> categories) {
    /// A series with nothing beside it.
    public Series(String name, TimeAxis axis, double[] values) {
        this(name, axis, values, new double[0][], List.of());
    }

    /// How many dates it has values for.
    public int length() {
        return values.length;
    }

    /// Its first values; what is known ahead stays.
    public Series first(int count) {
        return new Series(name, axis, Arrays.copyOf(values, count), covariates, categories);
    }

    /// How many dates the covariates are known for; those of the values where there are none.
    public int known() {
        return Arrays.stream(covariates).mapToInt(c -> c.length).min().orElse(values.length);
    }
}
