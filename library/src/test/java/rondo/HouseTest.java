// The rules of the house: who may import whom, and how things are named.
package rondo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import rondo.engine.kernel.KernelProvider;
import rondo.ink.Recognizer;
import rondo.ink.RecognizerTraining;
import rondo.label.Tagger;
import rondo.label.TaggerTraining;
import rondo.label.sequence.SequenceClassifier;
import rondo.label.sequence.SequenceClassifierTraining;
import rondo.language.LanguageModel;
import rondo.language.LanguageModelTraining;
import rondo.net.layer.Layer;
import rondo.net.layer.ParameterVisitor;
import rondo.series.Forecaster;
import rondo.series.ForecasterTraining;
import rondo.structure.TreeClassifier;
import rondo.structure.TreeClassifierTraining;
import rondo.structure.parse.Parser;
import rondo.structure.parse.ParserTraining;
import rondo.structure.phrase.PhraseEncoder;
import rondo.structure.phrase.PhraseEncoderTraining;
import rondo.translate.Translator;
import rondo.translate.TranslatorTraining;

/// The rules of the house, checked on the compiled classes of the library.
class HouseTest {
    /// From the ground up: a package may import those of the lines below its own, none of its own line.
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("rondo.basis"),
            Set.of(
                    "rondo.engine.tensor",
                    "rondo.text",
                    "rondo.text.tree",
                    "rondo.text.vector",
                    "rondo.ink.stroke",
                    "rondo.label.sequence.data",
                    "rondo.series.data",
                    "rondo.series.baseline"),
            Set.of(
                    "rondo.engine.kernel",
                    "rondo.ink.format",
                    "rondo.ink.feature",
                    "rondo.text.conll",
                    "rondo.text.nbest",
                    "rondo.text.tree.picture",
                    "rondo.series.feature"),
            Set.of("rondo.engine.kernel.scalar", "rondo.engine.kernel.simd", "rondo.engine.kernel.onednn"),
            Set.of("rondo.engine.grad"),
            Set.of("rondo.net.layer", "rondo.net.loss.chain", "rondo.series.distribution"),
            Set.of("rondo.net.loss", "rondo.net.recurrent"),
            Set.of("rondo.net.tree", "rondo.net.word"),
            Set.of("rondo.net.tree.autoencoder"),
            Set.of("rondo.metric", "rondo.store"),
            Set.of(
                    "rondo.series.net",
                    "rondo.metric.series",
                    "rondo.metric.tree",
                    "rondo.learn.batch",
                    "rondo.learn.optimizer",
                    "rondo.rescore.feature"),
            Set.of("rondo.learn", "rondo.decode", "rondo.rescore.search"),
            Set.of(
                    "rondo.learn.model",
                    "rondo.decode.ctc.language",
                    "rondo.decode.forced",
                    "rondo.decode.word",
                    "rondo.rescore.tune"),
            Set.of("rondo.decode.ctc"),
            Set.of("rondo.structure.span"),
            Set.of("rondo.structure.merge"),
            Set.of(
                    "rondo.ink",
                    "rondo.label",
                    "rondo.label.sequence",
                    "rondo.language",
                    "rondo.rescore",
                    "rondo.series",
                    "rondo.structure",
                    "rondo.structure.parse",
                    "rondo.structure.phrase",
                    "rondo.translate"));

    private static final Set<String> OTHER_MEMORY = Set.of(
            "Arena.global", "Arena.ofAuto", "Arena.ofConfined", "MemorySegment.ofArray", "MemorySegment.ofBuffer");

    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("rondo");

    @Test
    void everyPackageHasAFloor() {
        var known = FLOORS.stream().flatMap(Set::stream).collect(Collectors.toSet());
        assertThat(LIBRARY.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
                .isEqualTo(known);
    }

    @Test
    void importsGoDown() {
        var upwards = LIBRARY.stream()
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .filter(HouseTest::staysInTheHouse)
                .filter(d -> floor(d.getTargetClass()) >= floor(d.getOriginClass()))
                .map(Dependency::getDescription);
        assertThat(upwards).isEmpty();
    }

    /// But for a visitor, which goes down into the layers that take it, and for the doors to training, which
    /// stand where users look for them.
    @Test
    void classesOfAPackageHaveNoCircles() {
        slices().assignedFrom(new ByOutermost())
                .should()
                .beFreeOfCycles()
                .ignoreDependency(ParameterVisitor.class, Layer.class)
                .ignoreDependency(Translator.class, TranslatorTraining.class)
                .ignoreDependency(LanguageModel.class, LanguageModelTraining.class)
                .ignoreDependency(Recognizer.class, RecognizerTraining.class)
                .ignoreDependency(TreeClassifier.class, TreeClassifierTraining.class)
                .ignoreDependency(SequenceClassifier.class, SequenceClassifierTraining.class)
                .ignoreDependency(Tagger.class, TaggerTraining.class)
                .ignoreDependency(Parser.class, ParserTraining.class)
                .ignoreDependency(PhraseEncoder.class, PhraseEncoderTraining.class)
                .ignoreDependency(Forecaster.class, ForecasterTraining.class)
                .check(LIBRARY);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..impl..")
                .check(LIBRARY);
        noClasses()
                .should()
                .haveNameMatching(".*\\.(Abstract\\w*|\\w*(Manager|Helper|Utils?))")
                .check(LIBRARY);
    }

    @Test
    void everyPackageIsDescribed() {
        var described = LIBRARY.stream()
                .filter(c -> c.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
        assertThat(LIBRARY.stream().map(JavaClass::getPackageName)).isSubsetOf(described);
    }

    @Test
    void providersShowNoVectorType() {
        var shown = LIBRARY.stream()
                .filter(c -> c.isAssignableTo(KernelProvider.class))
                .flatMap(c -> c.getMembers().stream())
                .filter(m -> m.getAllInvolvedRawTypes().stream()
                        .anyMatch(t -> t.getPackageName().startsWith("jdk.incubator")))
                .map(JavaMember::getFullName);
        assertThat(shown)
                .as("the JVM would need the vector module to look at a provider")
                .isEmpty();
    }

    @Test
    void providersAreFoundByServiceLoaderAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("rondo.engine.kernel.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("rondo.engine.kernel.*")
                .check(LIBRARY);
    }

    /// A second kind of memory makes every access to memory slower (see `Scope`). What is left out looks up a
    /// native library, which has no memory that anyone reads.
    @Test
    void memoryComesFromSharedArenasAlone() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("rondo.engine.kernel.onednn.NativeLibrary")
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "it is memory of another kind than a shared arena's",
                        access -> OTHER_MEMORY.contains(
                                access.getTargetOwner().getSimpleName() + "." + access.getName())))
                .check(LIBRARY);
    }

    private static boolean staysInTheHouse(Dependency dependency) {
        String to = dependency.getTargetClass().getPackageName();
        return to.startsWith("rondo.") && !to.equals(dependency.getOriginClass().getPackageName());
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
