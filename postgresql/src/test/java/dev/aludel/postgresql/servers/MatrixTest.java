package dev.aludel.postgresql.servers;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.aludel.conformance.Conformance;
import dev.aludel.engine.Engine;
import dev.aludel.testkit.postgresql.PostgresServer;
import dev.aludel.testkit.postgresql.ServerOptions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** What the driver can do, on each supported release beside the one of all other tests. */
@Timeout(600)
final class MatrixTest {
    private static final List<String> RELEASES = List.of("14.24.0", "15.19.0", "16.15.0", "17.11.0");

    @AfterEach
    void clearFlag() {
        Thread.interrupted();
    }

    @TestFactory
    Stream<DynamicContainer> releases() {
        return RELEASES.stream().map(release -> dynamicContainer(release, tests(release)));
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
