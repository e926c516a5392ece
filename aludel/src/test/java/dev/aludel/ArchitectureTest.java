package dev.aludel;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the arrows between the layers, and what the product never uses. Rules over packages that are still empty pass. */
final class ArchitectureTest {

    private static final String PRODUCT = "dev.aludel..";

    private static final String[] CORE = {
        "dev.aludel.error..",
        "dev.aludel.type..",
        "dev.aludel.sql..",
        "dev.aludel.schema..",
        "dev.aludel.dialect..",
        "dev.aludel.compiler..",
        "dev.aludel.driver..",
        "dev.aludel.pool..",
        "dev.aludel.engine.."
    };
    private static final String ORM = "dev.aludel.orm..";
    private static final String ASYNC = "dev.aludel.async..";
    private static final String UMBRELLA = "dev.aludel";
    private static final String[] DRIVERS = {"dev.aludel.jdbc..", "dev.aludel.postgresql.."};

    /** Bottom first: a layer knows itself and the layers before it. Packages of one layer may know each other one way only. */
    private static final List<Layer> LAYERS = List.of(
            new Layer("error", "dev.aludel.error.."),
            new Layer("type", "dev.aludel.type.."),
            new Layer("sql and schema", "dev.aludel.sql..", "dev.aludel.schema.."),
            new Layer("dialect and compiler", "dev.aludel.dialect..", "dev.aludel.compiler.."),
            new Layer("driver", "dev.aludel.driver.."),
            new Layer("pool", "dev.aludel.pool.."),
            new Layer("engine", "dev.aludel.engine.."),
            new Layer("orm", ORM),
            new Layer("async", ASYNC),
            new Layer("umbrella", UMBRELLA));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.aludel");

    private record Layer(String name, String... packages) {}

    @Test
    void everyModuleIsSeen() {
        assertThat(Stream.of("core", "orm", "processor", "jdbc", "async", "aludel"))
                .allSatisfy(module -> assertThat(CLASSES.stream()
                                .flatMap(type -> type.getSource().stream())
                                .map(source -> source.getUri().toString()))
                        .anyMatch(uri -> uri.contains("/" + module + "/target/")));
    }

    @TestFactory
    Stream<DynamicTest> arrowsPointDown() {
        return IntStream.range(0, LAYERS.size() - 1).mapToObj(index -> {
            Layer layer = LAYERS.get(index);
            String[] above = LAYERS.stream()
                    .skip(index + 1L)
                    .flatMap(higher -> Stream.of(higher.packages()))
                    .toArray(String[]::new);
            return dynamicTest(
                    layer.name(),
                    () -> check(noClasses()
                            .that()
                            .resideInAnyPackage(layer.packages())
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(above)));
        });
    }

    @Test
    void packagesFormNoCircle() {
        check(slices().matching("dev.aludel.(**)").should().beFreeOfCycles());
    }

    @Test
    void driversDependOnCoreAndNobodyDependsOnThem() {
        check(noClasses()
                .that()
                .resideInAnyPackage(DRIVERS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ORM, ASYNC, UMBRELLA));
        check(noClasses()
                .that(resideInAPackage(PRODUCT).and(not(resideInAnyPackage(DRIVERS))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DRIVERS));
    }

    @Test
    void processorAndTestkitStayOutOfTheProduct() {
        check(noClasses()
                .that(resideInAPackage(PRODUCT)
                        .and(not(resideInAnyPackage("dev.aludel.processor..", "dev.aludel.testkit.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.aludel.processor..", "dev.aludel.testkit.."));
    }

    @Test
    void coreAndOrmNeedOnlyTheJdk() {
        check(classes()
                .that(resideInAnyPackage(CORE).or(resideInAPackage(ORM)))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "jdk.jfr..", "org.jspecify.annotations..", PRODUCT));
    }

    @Test
    void jdbcIsUsedByItsDriverOnly() {
        check(noClasses()
                .that(resideInAPackage(PRODUCT).and(not(resideInAPackage("dev.aludel.jdbc.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql.."));
    }

    @Test
    void nothingIsReflective() {
        check(noClasses()
                .that()
                .resideInAPackage(PRODUCT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect.."));
    }

    /** A virtual thread is cheap and short-lived: state belongs to the session or the connection that the caller holds. */
    @Test
    void noStateHangsOnAThread() {
        check(noClasses()
                .that()
                .resideInAPackage(PRODUCT)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocal.class));
    }

    /** Locks are explicit objects, so that waiting for one can time out and be interrupted. */
    @Test
    void nothingIsSynchronized() {
        check(noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(PRODUCT)
                .should()
                .haveModifier(SYNCHRONIZED));
        check(noClasses().that().resideInAPackage(PRODUCT).should(EnterMonitors.enterMonitors()));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}
