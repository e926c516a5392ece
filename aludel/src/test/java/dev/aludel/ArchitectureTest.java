package dev.aludel;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
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
import java.lang.reflect.Type;
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
            new Layer("dialect", "dev.aludel.dialect.."),
            new Layer("driver", "dev.aludel.driver.."),
            new Layer("pool", "dev.aludel.pool.."),
            new Layer("engine", "dev.aludel.engine.."),
            new Layer("orm", ORM),
            new Layer("async", ASYNC),
            new Layer("umbrella", UMBRELLA));

    /** The same inside of the PostgreSQL driver; its dialect stands beside them. */
    private static final List<Layer> POSTGRESQL = List.of(
            new Layer("wire", "dev.aludel.postgresql.wire.."),
            new Layer("protocol", "dev.aludel.postgresql.protocol.."),
            new Layer("settings", "dev.aludel.postgresql.settings.."),
            new Layer("startup", "dev.aludel.postgresql.startup.."),
            new Layer("session", "dev.aludel.postgresql.session.."),
            new Layer("shared", "dev.aludel.postgresql.shared.."),
            new Layer("client", "dev.aludel.postgresql.client.."),
            new Layer("copy and listen", "dev.aludel.postgresql.copy..", "dev.aludel.postgresql.listen.."),
            new Layer("connection", "dev.aludel.postgresql"),
            new Layer("driver", "dev.aludel.postgresql.driver.."));

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.aludel");

    private record Layer(String name, String... packages) {}

    @Test
    void everyModuleIsSeen() {
        assertThat(Stream.of("core", "orm", "processor", "jdbc", "postgresql", "async", "aludel"))
                .allSatisfy(module -> assertThat(CLASSES.stream()
                                .flatMap(type -> type.getSource().stream())
                                .map(source -> source.getUri().toString()))
                        .anyMatch(uri -> uri.contains("/" + module + "/target/")));
    }

    @TestFactory
    Stream<DynamicTest> arrowsPointDown() {
        return pointDown(LAYERS);
    }

    @TestFactory
    Stream<DynamicTest> arrowsPointDownInsideOfThePostgresqlDriver() {
        return pointDown(POSTGRESQL);
    }

    /** Messages are read and written without I/O; sessions know nothing of Java's values, and types nothing of sessions. */
    @Test
    void protocolSessionAndTypesKeepApart() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.aludel.postgresql.protocol..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.aludel.postgresql.wire..", "java.nio.channels..", "java.net.."));
        check(noClasses()
                .that()
                .resideInAPackage("dev.aludel.postgresql.session..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.aludel.postgresql.type.."));
        check(noClasses()
                .that()
                .resideInAPackage("dev.aludel.postgresql.type..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.aludel.postgresql.wire..",
                        "dev.aludel.postgresql.settings..",
                        "dev.aludel.postgresql.startup..",
                        "dev.aludel.postgresql.session..",
                        "dev.aludel.postgresql.client.."));
    }

    private static Stream<DynamicTest> pointDown(List<Layer> layers) {
        return IntStream.range(0, layers.size() - 1).mapToObj(index -> {
            Layer layer = layers.get(index);
            String[] above = layers.stream()
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
                .that(resideInAPackage(PRODUCT)
                        .and(not(resideInAnyPackage(
                                "dev.aludel.jdbc..",
                                "dev.aludel.testkit.mariadb..",
                                "dev.aludel.testkit.postgresql.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql.."));
    }

    /**
     * But for composite types of PostgreSQL that a user's own record stands for, and arrays of any class. The names of types,
     * which a codec of JSON is told, reflect nothing.
     */
    @Test
    void nothingIsReflective() {
        check(noClasses()
                .that(resideInAPackage(PRODUCT).and(not(resideInAPackage("dev.aludel.postgresql.type.."))))
                .should()
                .dependOnClassesThat(resideInAPackage("java.lang.reflect..").and(not(assignableTo(Type.class)))));
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
                .areDeclaredInClassesThat(
                        resideInAPackage(PRODUCT).and(not(resideInAPackage("dev.aludel.testkit.proxy.."))))
                .should()
                .haveModifier(SYNCHRONIZED));
        check(noClasses().that().resideInAPackage(PRODUCT).should(EnterMonitors.enterMonitors()));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}
