package dev.aludel.postgresql.servers;

import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.aludel.conformance.Conformance;
import dev.aludel.engine.Engine;
import dev.aludel.testkit.postgresql.PostgresServer;
import dev.aludel.testkit.postgresql.ServerOptions;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/**
 * What the driver can do, on each supported release beside the one of all other tests. Two releases are tested at a time, each
 * with a server of its own and in its order, before JUnit asks: it is told what came of each test.
 */
final class MatrixTest {
    private static final List<String> RELEASES = List.of("14.24.0", "15.19.0", "16.15.0", "17.11.0");

    private static final ExecutorService AHEAD = Executors.newFixedThreadPool(2);

    @AfterAll
    static void stop() {
        AHEAD.shutdownNow();
    }

    @TestFactory
    Stream<DynamicContainer> releases() {
        var told = RELEASES.stream()
                .map(release -> AHEAD.submit(() -> run(dynamicContainer(release, tests(release)))))
                .toList();
        return told.stream().map(MatrixTest::outcome);
    }

    private static DynamicContainer outcome(Future<DynamicContainer> told) {
        try {
            return told.get(30, TimeUnit.MINUTES);
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("the tests of a release did not come to their end", failure);
        }
    }

    /** Runs the tests in it, one after the other, and gives tests that tell what came of them. */
    private static DynamicContainer run(DynamicContainer container) {
        var told = container
                .getChildren()
                .map(each -> each instanceof DynamicContainer inner ? run(inner) : run((DynamicTest) each))
                .toList();
        return dynamicContainer(container.getDisplayName(), told);
    }

    private static DynamicNode run(DynamicTest test) {
        var failure = catchThrowable(() -> test.getExecutable().execute());
        Thread.interrupted();
        return dynamicTest(test.getDisplayName(), () -> {
            if (failure != null) {
                throw failure;
            }
        });
    }

    private static Stream<DynamicNode> tests(String release) {
        var lap = new Lap(release);
        return Stream.of(
                dynamicTest("starts", lap::start),
                lap.test("says its version", features -> features.version(release)),
                lap.test("takes and gives values of all kinds in binary", Features::types),
                lap.test("knows composites, enumerations and domains", Features::typesOfTheCatalog),
                lap.test("commits, rolls back and nests", Features::transactions),
                lap.test("answers each statement of a pipeline", Features::pipeline),
                lap.test("stores a batch whole or not at all", Features::batch),
                lap.test("streams in windows", Features::stream),
                lap.test("copies in and out", Features::copy),
                lap.test("notifies", Features::notifications),
                lap.test("cancels and times out", Features::cancelling),
                lap.test("prepares anew what has changed", Features::stalePlans),
                lap.test("says what became of a lost statement", Features::loss),
                lap.test("creates and drops a schema", Features::schema),
                lap.test("gives a clean connection to the next", Features::reset),
                lap.test("lets readers share connections", Features::sharing),
                lap.test("resolves a doubtful commit", Features::doubt),
                lap.suite(),
                dynamicTest("stops", lap::stop));
    }

    /** One release's server, from its first test to its last. */
    private static final class Lap {
        private final String release;
        private PostgresServer server;
        private String url;

        Lap(String release) {
            this.release = release;
        }

        void start() {
            server = PostgresServer.start(ServerOptions.USUAL.version(release));
            url = server.freshUrl();
        }

        DynamicNode test(String name, Feature feature) {
            Executable run = () -> {
                try (var features = new Features(url)) {
                    feature.show(features);
                }
            };
            return dynamicTest(name, run);
        }

        /** Everything that can be said, as far as this release can do it. */
        DynamicNode suite() {
            return dynamicContainer("conforms", Stream.of("").flatMap(_ -> {
                var engine = Engine.create(server.freshUrl() + "?cancelGrace=300s");
                return Stream.concat(Conformance.on(engine), Stream.of(dynamicTest("closes", engine::close)));
            }));
        }

        void stop() {
            server.close();
        }
    }

    @FunctionalInterface
    private interface Feature {
        void show(Features features) throws Exception;
    }
}
