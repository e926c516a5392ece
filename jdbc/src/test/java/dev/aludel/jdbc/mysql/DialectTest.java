package dev.aludel.jdbc.mysql;

import static dev.aludel.schema.ColumnOption.generated;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.schema.ColumnOption.serverDefault;
import static dev.aludel.sql.Sql.cast;
import static dev.aludel.sql.Sql.delete;
import static dev.aludel.sql.Sql.exists;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.literal;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static dev.aludel.sql.Sql.update;
import static dev.aludel.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.Capability;
import dev.aludel.error.ParameterException;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.jdbc.mysql.type.MySqlTypes;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.Statement;
import dev.aludel.sql.TextColumn;
import dev.aludel.type.SqlTypes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What MySQL and MariaDB spell otherwise than the standard, and where they differ from each other. */
class DialectTest {
    private static final Items ITEMS = new Items();
    private static final IntColumn ID = ITEMS.id;
    private static final IntColumn A = ITEMS.a;
    private static final IntColumn B = ITEMS.b;
    private static final TextColumn NAME = ITEMS.name;

    private static final class Items extends Table {
        final IntColumn id = intColumn("id", primaryKey(), generated());
        final IntColumn a = intColumn("a");
        final IntColumn b = intColumn("b");
        final TextColumn name = textColumn("group");

        Items() {
            super("items", null);
        }
    }

    private static void both(Statement statement, String sql) {
        mysql(statement, sql);
        mariadb(statement, sql);
    }

    private static void mysql(Statement statement, String sql) {
        assertThat(MySqlDialect.MYSQL.compile(statement).sql()).isEqualTo(sql);
    }

    private static void mariadb(Statement statement, String sql) {
        assertThat(MySqlDialect.MARIADB.compile(statement).sql()).isEqualTo(sql);
    }

    /** MySQL takes a bare value in a cast for a date, 10:00:00 for the year 2010, and makes 00:00:00 of it. */
    @Test
    void timesAreSentAsTexts() {
        var time = select(literal(Duration.ofHours(10), MySqlTypes.TIME));
        mysql(time, "SELECT CAST(CAST(? AS CHAR) AS TIME(6))");
        mariadb(time, "SELECT CAST(? AS TIME(6))");
        var read = select(cast(value("10:00:00")).as(SqlTypes.TIME));
        mysql(read, "SELECT CAST(CAST(? AS CHAR) AS TIME(6))");
        mariadb(read, "SELECT CAST(? AS TIME(6))");
        both(select(cast(NAME).as(SqlTypes.TIME)), "SELECT CAST(items.`group` AS TIME(6)) FROM items");
    }

    @Test
    void namesAreQuotedWithBackquotes() {
        both(select(NAME), "SELECT items.`group` FROM items");
    }

    /** It prints such texts with backslashes, which these sessions do not read; quotes in names are none of a text. */
    @Test
    void mysqlIsGivenNoTextWithAQuoteInADefaultOrACheck() {
        var odd = Table.of("odd")
                .textColumn("quo'te", 20, serverDefault("'it''s'"))
                .check("`quo'te` <> 'a\\b' AND `quo'te` <> 'plain'")
                .build();
        assertThat(MetaData.of(odd).ddl(MySqlDialect.MYSQL.ddl()).getFirst())
                .contains("DEFAULT (concat('it', convert(char(39) USING utf8mb4), 's'))")
                .contains(
                        "CHECK (`quo'te` <> concat('a', convert(char(92) USING utf8mb4), 'b') AND `quo'te` <> 'plain')");
        assertThat(MetaData.of(odd).ddl(MySqlDialect.MARIADB.ddl()).getFirst())
                .contains("DEFAULT ('it''s')")
                .contains("CHECK (`quo'te` <> 'a\\b' AND `quo'te` <> 'plain')");
    }

    @Test
    void wholeNumbersDivideToWholeNumbers() {
        both(select(A.dividedBy(B)), "SELECT items.a DIV items.b FROM items");
    }

    @Test
    void textsAreJoinedByAFunction() {
        both(
                select(ID).where(NAME.concat("x").concat("y").eq("z")),
                "SELECT items.id FROM items WHERE concat(concat(items.`group`, ?), ?) = ?");
    }

    @Test
    void lengthCountsCharacters() {
        both(select(NAME.length()), "SELECT char_length(items.`group`) FROM items");
    }

    @Test
    void nullsStandWhereTheyAreWanted() {
        both(select(ID).orderBy(A.asc().nullsFirst()), "SELECT items.id FROM items ORDER BY items.a");
        both(select(ID).orderBy(A.asc().nullsLast()), "SELECT items.id FROM items ORDER BY (items.a) IS NULL, items.a");
        both(
                select(ID).orderBy(A.desc().nullsFirst()),
                "SELECT items.id FROM items ORDER BY (items.a) IS NULL DESC, items.a DESC");
        both(select(ID).orderBy(A.desc().nullsLast()), "SELECT items.id FROM items ORDER BY items.a DESC");
    }

    @Test
    void offsetNeedsALimit() {
        both(select(ID).offset(5), "SELECT items.id FROM items LIMIT 18446744073709551615 OFFSET ?");
    }

    @Test
    void mysqlAssignsInTurnSoWhatIsReadGoesFirst() {
        var statement = update(ITEMS).set(A.to(A.plus(1)), B.to(A)).where(ID.eq(1));
        mysql(statement, "UPDATE items SET b = a, a = a + ? WHERE id = ?");
        mariadb(statement, "UPDATE items SET a = a + ?, b = a WHERE id = ?");
        var swap = update(ITEMS).set(A.to(B), B.to(A)).where(ID.eq(1));
        mariadb(swap, "UPDATE items SET a = b, b = a WHERE id = ?");
        assertThatThrownBy(() -> MySqlDialect.MYSQL.compile(swap))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("a, b");
    }

    @Test
    void commentsWithANumberSign() {
        both(text("select 1 # plain words\n, :a").bind("a", 2), "select 1 # plain words\n, ?");
        both(text("select ':a #', '#'"), "select ':a #', '#'");
        both(text("select 1 # don't\n + 1"), "select 1 # don't\n + 1");
        for (var dialect : new MySqlDialect[] {MySqlDialect.MYSQL, MySqlDialect.MARIADB}) {
            assertThatThrownBy(() -> dialect.compile(text("select 1 # not :a").bind("a", 1)))
                    .isInstanceOf(ParameterException.class)
                    .hasMessageContaining("# begins a comment")
                    .hasMessageContaining("--");
        }
        assertThatThrownBy(() -> text("select 1 # don't\n, :a").bind("a", 1))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("not #");
    }

    /** Where MySQL would find other names than were bound; the rest is sent as it was written. */
    @Test
    void rawSqlThatIsReadOtherwise() {
        both(text("select 1 -- :b\n, :a").bind("a", 2), "select 1 -- :b\n, ?");
        both(text("select 1 --\n, :a").bind("a", 2), "select 1 --\n, ?");
        both(text("select 5--1"), "select 5--1");
        both(text("select /* :b */ :a /*! + 1 */").bind("a", 2), "select /* :b */ ? /*! + 1 */");
        both(text("select a$b, :a").bind("a", 2), "select a$b, ?");
        both(text("select 1 --'\n, 'it'"), "select 1 --'\n, 'it'");
        for (var sql : List.of(
                "select 5--:a",
                "select 5--(select ?)",
                "select /* /* */ :a */ 1",
                "select 1 /*! + :a */",
                "select 1 /*M! + :a */",
                "select $$ :a $$")) {
            for (var dialect : new MySqlDialect[] {MySqlDialect.MYSQL, MySqlDialect.MARIADB}) {
                assertThatThrownBy(() -> dialect.compile(text(sql)))
                        .as(sql)
                        .isInstanceOf(ParameterException.class)
                        .hasMessageContaining(dialect.name());
            }
        }
    }

    @Test
    void mysqlChangesNoTableThatItReads() {
        var other = ITEMS.as("o");
        var id = other.column("id", IntColumn.class);
        var deleted = delete(ITEMS).where(ID.in(select(id).where(id.gt(5))));
        var updated = update(ITEMS)
                .set(A.to(1))
                .where(exists(select(id).where(id.eq(A)).correlate(ITEMS)));
        mariadb(deleted, "DELETE FROM items WHERE id IN (SELECT o.id FROM items AS o WHERE o.id > ?)");
        for (var refused : List.of(deleted, updated)) {
            assertThatThrownBy(() -> MySqlDialect.MYSQL.compile(refused))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("items")
                    .hasMessageContaining("alias");
        }
        mysql(
                delete(ITEMS).using(other).where(id.eq(ID)),
                "DELETE items FROM items CROSS JOIN items AS o WHERE o.id = items.id");
    }

    @Test
    void whichStatementsGiveRows() {
        var inserted = insert(ITEMS).set(A.to(1)).returning(ID);
        mariadb(inserted, "INSERT INTO items (a) VALUES (?) RETURNING id");
        mysql(inserted, "INSERT INTO items (a) VALUES (?)"); // the key comes with the answer
        assertThat(MySqlDialect.MYSQL.has(Capability.INSERT_RETURNING)).isFalse();
        mariadb(delete(ITEMS).where(ID.eq(1)).returning(A), "DELETE FROM items WHERE id = ? RETURNING a");
        assertThatThrownBy(() -> MySqlDialect.MARIADB.compile(
                        update(ITEMS).set(A.to(1)).where(ID.eq(1)).returning(B)))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("MariaDB has no UPDATE .. RETURNING");
        assertThatThrownBy(() ->
                        MySqlDialect.MYSQL.compile(delete(ITEMS).where(ID.eq(1)).returning(B)))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("MySQL has no DELETE .. RETURNING");
    }

    @Test
    void anAliasStandsWhereItIsUnderstood() {
        var other = ITEMS.as("o");
        var id = other.column("id", IntColumn.class);
        both(delete(other).where(id.eq(1)), "DELETE o FROM items AS o WHERE id = ?");
        both(insert(other).set(id.to(1)), "INSERT INTO items (id) VALUES (?)");
        refused("gives its table an alias", delete(other).where(id.eq(1)).limit(1));
        refused("gives its table an alias", delete(other).where(id.eq(1)).returning(id));
        refused(
                "no alias in an upsert",
                insert(other).set(id.to(1)).onConflict(id).doUpdate(id.to(2)));
    }

    @Test
    void changesThatUseOtherTables() {
        var other = ITEMS.as("o");
        var id = other.column("id", IntColumn.class);
        refused(
                "a DELETE that uses other tables",
                delete(ITEMS).using(other).where(id.eq(ID)).limit(1));
        refused(
                "a DELETE that uses other tables",
                delete(ITEMS).using(other).where(id.eq(ID)).returning(ID));
        var limited = update(ITEMS).set(A.to(1)).from(other).where(id.eq(ID)).limit(1);
        mariadb(limited, "UPDATE items CROSS JOIN items AS o SET items.a = ? WHERE o.id = items.id LIMIT ?");
        assertThatThrownBy(() -> MySqlDialect.MYSQL.compile(limited)).isInstanceOf(UnsupportedFeatureException.class);
    }

    @Test
    void rowsThatAnUpsertLeavesAloneDoNotComeBack() {
        refused(
                "has left alone",
                insert(ITEMS).set(A.to(1)).onConflict(ID).doNothing().returning(ID));
    }

    private static void refused(String message, Statement statement) {
        for (var dialect : new MySqlDialect[] {MySqlDialect.MYSQL, MySqlDialect.MARIADB}) {
            assertThatThrownBy(() -> dialect.compile(statement))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining(dialect.name())
                    .hasMessageContaining(message);
        }
    }
}
