package dev.aludel.postgresql.dialect;

import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.engine.Engine;
import dev.aludel.error.DatabaseException;
import dev.aludel.testkit.postgresql.PostgresServer;
import org.junit.jupiter.api.Test;

/**
 * PostgreSQL keeps less than 1 GiB in a value and takes less than that in a message. What is refused before it is sent is held at a
 * smaller limit, in {@code MessagesTest}; here is what the server refuses by itself.
 */
class LongestValueTest {
    @Test
    void aValueThatSqlMakesTooLong() {
        try (var engine = Engine.create(PostgresServer.shared().freshUrl() + "?poolSize=1&maxOverflow=0")) {
            engine.use(connection -> {
                connection.execute(text("create table notes (v text)"));
                connection.execute(text("insert into notes values (:v)").bind("v", "x".repeat(1 << 20)));
                assertThatThrownBy(() -> connection.execute(text("update notes set v = repeat(v, 1024)")))
                        .isInstanceOf(DatabaseException.class)
                        .satisfies(e ->
                                assertThat(((DatabaseException) e).sqlState()).isEqualTo("54000"));
                int length = connection.one(text("select length(v) from notes").map(row -> row.get(0, Integer.class)));
                assertThat(length).isEqualTo(1 << 20);
            });
        }
    }
}
