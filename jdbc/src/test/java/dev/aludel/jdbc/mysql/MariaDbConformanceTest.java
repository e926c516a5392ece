package dev.aludel.jdbc.mysql;

import dev.aludel.conformance.Conformance;
import dev.aludel.engine.Engine;
import dev.aludel.testkit.mariadb.MariaDbServer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The suite of every dialect, on MariaDB: its statements and its schemas. */
final class MariaDbConformanceTest {
    private static final Engine ENGINE = Engine.create(MariaDbServer.shared().freshUrl());

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @TestFactory
    Stream<DynamicNode> conforms() {
        return Conformance.on(ENGINE);
    }
}
