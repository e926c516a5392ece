package dev.aludel.jdbc.sqlite;

import dev.aludel.conformance.Conformance;
import dev.aludel.engine.Engine;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The suite of every dialect, on SQLite. */
final class SqliteConformanceTest {
    private static final Engine ENGINE = Engine.create("sqlite::memory:");

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @TestFactory
    Stream<DynamicNode> conforms() {
        return Conformance.on(ENGINE);
    }
}
