package dev.aludel.postgresql.dialect;

import static dev.aludel.sql.Sql.text;

import dev.aludel.conformance.Conformance;
import dev.aludel.engine.Engine;
import dev.aludel.testkit.postgresql.PostgresServer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The suite of every dialect, on PostgreSQL. */
final class PgConformanceTest {
    private static final Engine ENGINE = Engine.create(PostgresServer.shared().freshUrl() + "?cancelGrace=300s");

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @TestFactory
    Stream<DynamicNode> conforms() {
        return Conformance.on(ENGINE);
    }

    @TestFactory
    Stream<DynamicTest> typesOfItsOwn() {
        ENGINE.begin(connection -> connection.execute(text("create type floatrange as range (subtype = float8)")));
        return Conformance.types(ENGINE, PgRangeTypes.all());
    }
}
