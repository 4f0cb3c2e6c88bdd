// The rules of the house for the command line.
package rondo.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The rules of the house for the command line: it stands on the tasks, and what it shows stands on nothing of
/// it.
class HouseTest {
    private static final JavaClasses APP = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("rondo.app");

    @Test
    void importsGoDown() {
        noClasses()
                .that()
                .resideInAnyPackage("rondo.app.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("rondo.app")
                .check(APP);
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
}
