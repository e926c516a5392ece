package dev.aludel.dialect;

import static dev.aludel.dialect.Shop.POST;
import static dev.aludel.dialect.Shop.USER;
import static dev.aludel.sql.Sql.*;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.Statement;
import org.junit.jupiter.api.Test;

/** Tables that nothing connects are noticed, and no others. */
class ProductCheckTest {
    private final StatementCache cache = new StatementCache(10, CartesianProducts.REFUSE);
    private final StandardDialect dialect = new StandardDialect();

    private void fine(Statement statement) {
        assertThatCode(() -> dialect.prepare(statement, cache)).doesNotThrowAnyException();
    }

    private void refused(Statement statement, String message) {
        assertThatThrownBy(() -> dialect.prepare(statement, cache))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining(message);
    }

    @Test
    void tablesWithoutACondition() {
        refused(select(USER.name, POST.title), "nothing connects users with posts");
        refused(
                select(USER.name, POST.title).where(USER.id.eq(1), POST.id.eq(1L)),
                "nothing connects users with posts");
        refused(select(USER.name).from(USER).where(exists(select(POST.id, POST.as("p").id))), "posts with p");
        refused(update(USER).set(USER.age.to(1)).from(POST).where(USER.id.eq(1)), "users with posts");
        refused(delete(USER).using(POST).where(POST.id.eq(1L)), "users with posts");
    }

    @Test
    void conditionsAndJoinsConnect() {
        fine(select(USER.name, POST.title).where(POST.authorId.eq(USER.id)));
        fine(select(USER.name, POST.title).from(USER).join(POST, POST.authorId.eq(USER.id)));
        fine(select(USER.name, POST.title).from(USER).crossJoin(POST));
        fine(select(USER.name).where(exists(select(POST.id).where(POST.authorId.eq(USER.id)))));
        fine(update(USER).set(USER.age.to(1)).from(POST).where(POST.authorId.eq(USER.id)));
        var twice = POST.as("p");
        fine(select(USER.name, POST.title, twice.title)
                .where(POST.authorId.eq(USER.id).and(twice.authorId.eq(POST.authorId))));
        var lateral = select(POST.title)
                .from(POST)
                .where(POST.authorId.eq(USER.id))
                .as("l")
                .lateral();
        fine(select(USER.name, lateral.get(POST.title)).from(USER, lateral));
    }
}
