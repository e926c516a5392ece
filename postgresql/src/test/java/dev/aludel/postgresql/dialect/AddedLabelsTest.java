package dev.aludel.postgresql.dialect;

import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.AludelException;
import dev.aludel.schema.Check;
import dev.aludel.schema.Index;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.compare.SchemaComparison;
import dev.aludel.schema.compare.SchemaDifferences;
import dev.aludel.testkit.postgresql.PostgresServer;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Labels that an enumeration gets, and what uses them in the same change: PostgreSQL wants a COMMIT in between. */
final class AddedLabelsTest {
    private static final SqlType<String> BOTH = SqlTypes.nativeEnum("mood", List.of("calm", "angry"));

    private final Engine engine = Engine.create(PostgresServer.shared().freshUrl());

    @AfterEach
    void close() {
        engine.close();
    }

    private void given() {
        engine.use(connection -> connection.executeDdl(List.of(
                "create type mood as enum ('calm')",
                "create table t (id int primary key, m mood not null, w varchar(10))",
                "insert into t values (1, 'calm', 'angry')")));
    }

    private static MetaData schema(TableColumn... columns) {
        var table = TableDefinition.builder("t")
                .column("id", SqlTypes.INTEGER)
                .primaryKey("id")
                .constraint(Check.of("m <> 'angry'").named("ck"))
                .index(Index.of("id").where("m = 'angry'").named("ix"));
        List.of(columns).forEach(table::column);
        return MetaData.of(table.build());
    }

    private static SchemaDifferences differences(Connection connection) {
        return SchemaComparison.of(
                schema(
                        TableColumn.of("m", BOTH).withDefault("'angry'"),
                        TableColumn.of("w", BOTH).asNullable()),
                connection);
    }

    @Test
    void areUsedByADefaultACheckAnIndexAndRowsInTheSameChange() {
        given();
        engine.use(connection -> {
            var differences = differences(connection);
            assertThat(differences.transactions()).hasSize(2);
            assertThat(differences.transactions().getFirst())
                    .containsExactly("ALTER TYPE mood ADD VALUE IF NOT EXISTS 'angry' AFTER 'calm'");
            assertThat(differences.ddl().get(1))
                    .startsWith(
                            "-- in another transaction: the labels above can be used when they are committed\nALTER ");

            differences.apply();

            assertThat(differences(connection).list()).isEmpty();
            assertThat(connection.list(text("select w::text from t").map(row -> row.get(0, String.class))))
                    .containsExactly("angry");
        });
    }

    @Test
    void stayWhenWhatFollowsFails() {
        given();
        engine.use(connection -> {
            connection.execute(text("update t set w = 'nothing'"));

            assertThatThrownBy(() -> differences(connection).apply()).isInstanceOf(AludelException.class);

            assertThat(connection.list(
                            text("select enum_range(null::mood)::text").map(row -> row.get(0, String.class))))
                    .containsExactly("{calm,angry}");
            assertThat(connection.list(text("select w from t").map(row -> row.get(0, String.class))))
                    .containsExactly("nothing");
        });
    }

    @Test
    void areNotUsableInATransactionOfTheCaller() {
        given();
        engine.use(connection -> {
            var transaction = connection.begin();
            assertThatThrownBy(() -> differences(connection).apply()).hasMessageContaining("unsafe use of new value");
            transaction.rollback();

            assertThat(differences(connection).transactions()).hasSize(2);
        });
    }
}
