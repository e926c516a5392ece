package dev.aludel.dialect;

import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ParameterException;
import dev.aludel.sql.Statement;
import dev.aludel.sql.Text;
import dev.aludel.type.SqlTypes;
import java.time.DayOfWeek;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw SQL: where its parameters are, and where they are not. */
final class TextTest {
    private static final Dialect SQL = new StandardDialect();

    private static void is(Statement statement, String sql, Object... values) {
        BoundStatement bound = SQL.prepare(statement);
        assertThat(bound.statement().sql()).isEqualTo(sql);
        assertThat(bound.values()).containsExactly(values);
        assertThat(bound.statement().kind()).isEqualTo(DriverStatement.Kind.RAW);
    }

    @Test
    void namesBecomeParameters() {
        is(
                text("select * from users where id = :id and name = :name")
                        .bind("name", "x")
                        .bind("id", 5),
                "select * from users where id = ? and name = ?",
                5,
                "x");
        is(text("select :a + :a").bind("a", 1), "select ? + ?", 1, 1);
        is(text("select:a,:b_2-:a").bind("a", 1).bind("b_2", 2), "select?,?-?", 1, 2, 1);
    }

    @Test
    void listsExpand() {
        Text query = text("select 1 where x in (:ids) or y = :y").bind("y", "z");
        is(query.bind("ids", List.of(1, 2, 3)), "select 1 where x in (?, ?, ?) or y = ?", 1, 2, 3, "z");
        is(query.bind("ids", List.of(1)), "select 1 where x in (?) or y = ?", 1, "z");
        is(query.bind("ids", List.of()), "select 1 where x in (SELECT NULL WHERE 1 = 0) or y = ?", "z");
        is(
                query.bindAll("ids", List.of(), SqlTypes.INTEGER),
                "select 1 where x in (SELECT NULL WHERE 1 = 0) or y = ?",
                "z");
    }

    /** An operator on PostgreSQL; where it begins a comment, the dialect refuses what would be taken for a part of the statement. */
    @Test
    void aNumberSignBeginsNoComment() {
        is(text("select d #> :path # :b").bind("path", "{a}").bind("b", 1), "select d #> ? # ?", "{a}", 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select ':a', 'it''s :a', ' :a ?'",
                "select \":a\" from \"t\"\":a\"",
                "select `:a`",
                "select 1 -- :a ?\n, 2",
                "select 1 -- :a",
                "select /* :a /* :a */ :a ? */ 1",
                "select x::text, y::int",
                "select $$ :a $$, $tag$ :a $$ :a $tag$",
                "select E'\\' :a'",
                "select array[1:2], a[ 1 :2 ]",
                "select 1 : 2, x := 3",
                "select 'unfinished :a",
                "select a$b$ , c$b$"
            })
    void nothingElseIsAParameter(String sql) {
        is(text(sql), sql);
    }

    @Test
    void anEscapedColonIsAColon() {
        is(text("select \\:a, :b").bind("b", 1), "select :a, ?", 1);
    }

    @Test
    void aBackslashInAStandardStringEscapesNothing() {
        is(text("select '\\', :a").bind("a", 1), "select '\\', ?", 1);
    }

    @Test
    void missingAndUnknownNamesAreNamed() {
        assertThatThrownBy(() -> SQL.prepare(text("select :a, :b").bind("a", 1)))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("the parameter :b has no value");
        assertThatThrownBy(() -> text("select :a, :b, :a").bind("c", 1))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("no parameter :c")
                .hasMessageContaining("it has :a, :b");
        assertThatThrownBy(() -> text("select 1").bind("c", 1)).hasMessageContaining("it has none at all");
    }

    @Test
    void questionMarksAreRefused() {
        assertThatThrownBy(() -> SQL.prepare(text("select * from users where id = ?")))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("write :name and bind it");
    }

    @Test
    void typesFollowFromTheValues() {
        var bound = SQL.prepare(text("select :a, :b, :c, :d")
                .bind("a", 1L)
                .bind("b", DayOfWeek.MONDAY)
                .bind("c", null)
                .bind("d", null, SqlTypes.UUID));
        assertThat(bound.values()).containsExactly(1L, "MONDAY", null, null);
        assertThat(bound.statement().parameters())
                .containsExactly(
                        SqlTypes.BIGINT, SqlTypes.enumByName(DayOfWeek.class), SqlTypes.UNKNOWN, SqlTypes.UUID);
        assertThatThrownBy(() -> text("select :a").bind("a", new Object()))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("java.lang.Object, which has no SQL type")
                .hasMessageContaining("bind(\"a\", value, type)");
    }

    @Test
    void printsAsItWasWritten() {
        assertThat(text("select :a").toString()).isEqualTo("select :a");
    }
}
