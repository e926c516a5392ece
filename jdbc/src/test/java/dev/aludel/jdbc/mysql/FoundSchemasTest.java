package dev.aludel.jdbc.mysql;

import static dev.aludel.schema.ColumnOption.nullable;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.engine.Engine;
import dev.aludel.schema.Index;
import dev.aludel.schema.LeftOut;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import dev.aludel.schema.compare.SchemaComparison;
import dev.aludel.schema.reflect.Inspector;
import dev.aludel.testkit.mariadb.MariaDbServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Schemas that other tools made. */
final class FoundSchemasTest {
    private final Engine one = Engine.create(MariaDbServer.shared().freshUrl());
    private final Engine other = Engine.create(MariaDbServer.shared().freshUrl());

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void whatIsReadCreatesTheSameInAnotherDatabase() {
        MetaData found = one.with(connection -> {
            connection.executeDdl(List.of(
                    "create table t (a int primary key, b varchar(10), key b (b))",
                    "create table u (a int primary key, b varchar(10) default 'it''s', key b (b), foreign key (a) references t (a))",
                    "create view z as select a, '`test_1`.x' as s from t where b <> 'x'",
                    "create view a as select z.a, z.s from z join u on u.a = z.a"));
            return MetaData.reflect(connection);
        });

        other.use(connection -> {
            found.createAll(connection);
            assertThat(SchemaComparison.of(found, connection).list()).isEmpty();
        });

        one.use(connection ->
                connection.executeDdl(List.of("drop view a", "drop view z", "drop table u", "drop table t")));
        other.use(connection ->
                assertThat(Inspector.of(connection).viewColumns(null)).hasSize(2));
    }

    @Test
    void enginesFormatsAndCollationsOfOthersAreReadAndCreatedAgain() {
        MetaData found = one.with(connection -> {
            connection.executeDdl(List.of(
                    "create table aria (a int primary key, b varchar(5)) engine=Aria default charset=latin1",
                    "create table packed (a int primary key, b varchar(5) character set latin1) row_format=compressed",
                    "create table drawn (id int not null auto_increment, b int, key bx (b), key idx (id, b))"));
            assertThat(Inspector.of(connection).leftOut(null)).isEmpty();
            return MetaData.reflect(connection);
        });

        other.use(connection -> {
            found.createAll(connection);
            assertThat(SchemaComparison.of(found, connection).list()).isEmpty();
            assertThat(MetaData.reflect(connection).tables()).isEqualTo(found.tables());
        });
    }

    @Test
    void whatANewCreationWouldLoseIsListed() {
        one.use(connection -> {
            connection.executeDdl(
                    List.of(
                            "create table z (a int(7) zerofill primary key, b int(3), c varchar(5) compressed, index ix (b) ignored)"
                                    + " row_format=compressed key_block_size=8",
                            "create table p (a int, s date, f date, period for app (s, f), unique uq (a, app without overlaps))",
                            "create table v (a int, b int without system versioning, rs timestamp(6) generated always as row start, re"
                                    + " timestamp(6) generated always as row end, period for system_time (rs, re)) with system versioning"));
            assertThat(Inspector.of(connection).leftOut(null))
                    .extracting(LeftOut::toString)
                    .containsExactlyInAnyOrder(
                            "z: ZEROFILL of the column a",
                            "z: compression of the column c",
                            "z: ignored index ix",
                            "z: table option key_block_size=8",
                            "p: PERIOD FOR `app` (`s`, `f`)",
                            "p: UNIQUE KEY `uq` (`a`,`app` WITHOUT OVERLAPS)",
                            "v: system versioning",
                            "v: column b without system versioning",
                            "v: column rs as ROW START",
                            "v: column re as ROW END",
                            "v: PERIOD FOR SYSTEM_TIME (`rs`, `re`)");
        });
    }

    @Test
    void whatDefinitionsCannotSayIsListed() {
        one.use(connection -> {
            connection.executeDdl(List.of(
                    "create table t (a int primary key, b int invisible) partition by hash (a) partitions 2",
                    "create trigger tr before insert on t for each row set new.b = 1",
                    "create table h (a int primary key) with system versioning",
                    "create view v as select a from t where a > 0 with check option"));
            assertThat(Inspector.of(connection).leftOut(null))
                    .extracting(LeftOut::toString)
                    .containsExactly(
                            "h: system versioning",
                            "t: invisible column b",
                            "t: partitions by HASH",
                            "t: trigger tr",
                            "v: WITH CASCADED CHECK OPTION");
        });
    }

    @Test
    void anIndexOfAnotherTableIsNotTakenForTheMissingOne() {
        one.use(connection -> {
            connection.executeDdl(List.of(
                    "create table t (a int primary key, b int, key ix_b (b))",
                    "create table u (a int primary key, b int)"));
            var wanted = MetaData.of(Table.of("u")
                    .intColumn("a", primaryKey())
                    .intColumn("b", nullable())
                    .index(Index.of("b").named("ix_b"))
                    .build());

            wanted.createAll(connection);
            assertThat(connection.indexNames(null)).containsExactlyInAnyOrder("t.ix_b", "u.ix_b");
            wanted.createAll(connection);
            assertThat(SchemaComparison.of(wanted, connection).keepingExtras().list())
                    .isEmpty();
        });
    }
}
