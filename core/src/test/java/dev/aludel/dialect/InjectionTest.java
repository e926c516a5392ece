package dev.aludel.dialect;

import static dev.aludel.dialect.Shop.USER;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static dev.aludel.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.Statement;
import dev.aludel.sql.TableSource;
import dev.aludel.sql.TextColumn;
import dev.aludel.type.SqlTypes;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No value and no name, however odd, changes the shape of a statement. */
final class InjectionTest {
    private static final Dialect SQL = new StandardDialect();
    private static final String[] ODD = {
        "'",
        "''",
        "\"",
        "`",
        "\\",
        ";",
        "--",
        "/*",
        "*/",
        "?",
        ":x",
        "$1",
        "$$",
        "\n",
        "\0",
        "\uD83D\uDE00",
        "\uD800",
        "%",
        "_",
        " or 1=1",
        "x'; drop table users; --",
        "select",
        "\u2019",
        "\u00e9",
        "E'",
        "{",
        "#",
        "a",
        "Z",
        "9",
        " "
    };

    private static final class Odd extends TableSource {
        final TextColumn column;

        Odd(String table, String column, String alias) {
            super(null, table, alias);
            this.column = textColumn(column, SqlTypes.TEXT);
        }
    }

    private static Stream<String> oddTexts() {
        var random = new Random(20261121);
        return Stream.generate(() -> {
                    var text = new StringBuilder();
                    for (int i = random.nextInt(6); i >= 0; i--) {
                        text.append(ODD[random.nextInt(ODD.length)]);
                    }
                    return text.toString();
                })
                .limit(2000);
    }

    private static void shape(Statement statement, String sql, Object... values) {
        var bound = SQL.prepare(statement);
        assertThat(bound.statement().sql()).isEqualTo(sql);
        assertThat(bound.values()).containsExactly(values);
    }

    @Test
    void valuesTravelBesideTheSql() {
        oddTexts().forEach(odd -> {
            shape(select(USER.id).where(USER.name.eq(odd)), "SELECT users.id FROM users WHERE users.name = ?", odd);
            shape(
                    select(USER.id).where(USER.name.in(odd, "b")),
                    "SELECT users.id FROM users WHERE users.name IN (?, ?)",
                    odd,
                    "b");
            shape(select(USER.name.concat(odd)), "SELECT users.name || ? FROM users", odd);
            shape(text("select :a").bind("a", odd), "select ?", odd);
            if (odd.indexOf('\0') < 0) {
                shape(insert(USER).set(USER.email.to(odd)), "INSERT INTO users (email) VALUES (?)", odd);
                shape(
                        update(USER).set(USER.email.to(odd)).where(USER.email.ne(odd)),
                        "UPDATE users SET email = ? WHERE email <> ?",
                        odd,
                        odd);
            }
        });
    }

    @Test
    void textThatIsSearchedForHasNoWildcards() {
        oddTexts().forEach(odd -> {
            var bound = SQL.prepare(select(USER.id).where(USER.name.contains(odd)));
            assertThat(bound.statement().sql())
                    .isEqualTo("SELECT users.id FROM users WHERE users.name LIKE ? ESCAPE '\\'");
            assertThat(unescaped((String) bound.values()[0])).isEqualTo(odd);
        });
    }

    /** What a pattern without wildcards of its own, but for the first and last, stands for. */
    private static String unescaped(String pattern) {
        var text = new StringBuilder();
        String inner = pattern.substring(1, pattern.length() - 1);
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            assertThat(c).isNotIn('%', '_');
            text.append(c == '\\' ? inner.charAt(++i) : c);
        }
        return text.toString();
    }

    @Test
    void namesAreQuotedSoThatTheyStayOneName() {
        oddTexts()
                .filter(odd -> odd.indexOf('\0') < 0 && !Identifiers.torn(odd))
                .forEach(odd -> {
                    String quoted = SQL.identifiers().quoted(odd);
                    assertThat(name(quoted)).isEqualTo(odd);
                    var table = new Odd(odd, odd, odd);
                    assertThat(SQL.compile(select(table.column.as(odd)).orderBy(table.column))
                                    .sql())
                            .isEqualTo(
                                    "SELECT %1$s.%1$s AS %1$s FROM %1$s AS %1$s ORDER BY %1$s.%1$s".formatted(quoted));
                });
    }

    /** Reads a name as a database does. */
    private static String name(String sql) {
        if (!sql.startsWith("\"")) {
            assertThat(sql).matches("[a-z_][a-z0-9_]*");
            return sql;
        }
        String inner = sql.substring(1, sql.length() - 1);
        assertThat(inner.replace("\"\"", "")).doesNotContain("\"");
        return inner.replace("\"\"", "\"");
    }

    @Test
    void plainNamesAreNotQuotedAndReservedOnesAre() {
        assertThat(List.of("users", "created_at", "_x1"))
                .allSatisfy(name -> assertThat(SQL.identifiers().quoted(name)).isEqualTo(name));
        assertThat(List.of("order", "user", "Name", "1st", "a b", "é"))
                .allSatisfy(name -> assertThat(SQL.identifiers().quoted(name)).isEqualTo('"' + name + '"'));
    }

    @Test
    void whatNoQuotesCanNameIsRefused() {
        assertThatThrownBy(() -> SQL.compile(select(new Odd("a\0b", "c", null).column)))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining("a\\0b contains NUL");
        assertThatThrownBy(() -> SQL.compile(select(new Odd("a\uD83D", "c", null).column)))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining("half of a surrogate pair");
        assertThatThrownBy(() -> SQL.compile(select(new Odd("t", "", null).column)))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining("a name is empty");
    }

    @Test
    void valuesAreNotPrinted() {
        assertThat(select(USER.id).where(USER.name.eq("secret")))
                .hasToString("SELECT users.id FROM users WHERE users.name = ?");
    }
}
