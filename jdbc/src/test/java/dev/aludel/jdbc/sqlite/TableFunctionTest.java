package dev.aludel.jdbc.sqlite;

import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.engine.Engine;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.sql.TableFunction;
import dev.aludel.type.SqlTypes;
import org.junit.jupiter.api.Test;

/** Functions of SQLite in FROM. */
class TableFunctionTest {
    @Test
    void aFunctionGivesRows() {
        var each = TableFunction.named("each", "json_each", value("{\"a\": 1, \"b\": 2}"))
                .with("key", SqlTypes.TEXT)
                .with("value", SqlTypes.INTEGER);
        var query = select(each.column("key").asText(), each.column("value").asInt())
                .where(each.column("value").asInt().gt(1));
        try (var engine = Engine.create("sqlite::memory:")) {
            assertThat(engine.compile(query))
                    .isEqualTo("SELECT each.\"key\", each.value FROM json_each(?) AS each WHERE each.value > ?");
            assertThat(engine.with(connection -> connection.one(query)).get("key", String.class))
                    .isEqualTo("b");
            assertThatThrownBy(() -> engine.compile(
                            select(each.withOrdinality("place").column("place").asLong())))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("WITH ORDINALITY");
        }
    }
}
