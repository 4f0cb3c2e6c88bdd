// What is known of one component of a recipe.
package rondo.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What is known of one component of a recipe: the one place for its default, its limits and its description.
/// Its name is the component's: `learningRate` in Java, `learning_rate` in JSON, `--learning-rate` on the
/// command line.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /// The default, as text.
    String standard();

    /// What it does, one line for help and documentation.
    String help();

    /// The value of another setting beside which it has an effect, such as `optimizer=sgd`, or several of them:
    /// `resampling=distance|time`; empty if it always has.
    String only() default "";

    /// The words that are allowed; empty if any.
    String[] choices() default {};

    /// The smallest number that is allowed.
    double min() default Double.NEGATIVE_INFINITY;

    /// The largest number that is allowed.
    double max() default Double.POSITIVE_INFINITY;

    /// What a recipe within a recipe has for defaults there, where they differ from those of its settings.
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    @interface Defaults {
        /// Names and texts: `{"warmup=200", "clip=5"}`.
        String[] value();
    }
}
