// The rules of the house for the command line: who may import whom, and how things are named.
package rondo.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The rules of the house for the command line, checked on its compiled classes.
class HouseTest {
    /// From the ground up: a package may import those of the lines below its own, none of its own line.
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("rondo.app.chart", "rondo.app.demo", "rondo.app.hand", "rondo.app.nested", "rondo.app.picture"),
            Set.of("rondo.app.stream"),
            Set.of("rondo.app.model"),
            Set.of(
                    "rondo.app.translate",
                    "rondo.app.language",
                    "rondo.app.ink",
                    "rondo.app.label",
                    "rondo.app.tree",
                    "rondo.app.phrase",
                    "rondo.app.rank",
                    "rondo.app.rescore",
                    "rondo.app.score",
                    "rondo.app.sequence",
                    "rondo.app.series"),
            Set.of("rondo.app.train"),
            Set.of("rondo.app"));

    private static final JavaClasses APP = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("rondo.app");

    @Test
    void everyPackageHasAFloorAndIsDescribed() {
        var known = FLOORS.stream().flatMap(Set::stream).collect(Collectors.toSet());
        assertThat(APP.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
                .isEqualTo(known);
        assertThat(APP.stream()
                        .filter(c -> c.getSimpleName().equals("package-info"))
                        .map(JavaClass::getPackageName))
                .containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void importsGoDown() {
        var upwards = APP.stream()
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .filter(HouseTest::staysInTheApp)
                .filter(d -> floor(d.getTargetClass()) >= floor(d.getOriginClass()))
                .map(Dependency::getDescription);
        assertThat(upwards).isEmpty();
    }

    @Test
    void classesOfAPackageHaveNoCircles() {
        slices().assignedFrom(new ByOutermost()).should().beFreeOfCycles().check(APP);
    }

    @Test
    void theCommandLineKnowsNoLayers() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("rondo.net..", "rondo.engine.grad..", "rondo.engine.kernel.*")
                .check(APP);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveNameMatching(".*\\.(Abstract\\w*|\\w*(Manager|Helper|Utils?))")
                .check(APP);
    }

    private static boolean staysInTheApp(Dependency dependency) {
        String to = dependency.getTargetClass().getPackageName();
        return to.startsWith("rondo.app")
                && !to.equals(dependency.getOriginClass().getPackageName());
    }

    private static int floor(JavaClass type) {
        return (int) FLOORS.stream()
                .takeWhile(packages -> !packages.contains(type.getPackageName()))
                .count();
    }

    /// A slice for each outermost class, with the classes that are nested in it.
    private static final class ByOutermost implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getFullName().replaceFirst("[$\\[].*", ""));
        }

        @Override
        public String getDescription() {
            return "classes with those nested in them";
        }
    }
}
