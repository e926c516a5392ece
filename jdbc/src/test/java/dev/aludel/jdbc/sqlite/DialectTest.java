package dev.aludel.jdbc.sqlite;

import static dev.aludel.schema.ColumnOption.generated;
import static dev.aludel.schema.ColumnOption.indexed;
import static dev.aludel.schema.ColumnOption.nullable;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.schema.ColumnOption.references;
import static dev.aludel.schema.ColumnOption.serverDefault;
import static dev.aludel.schema.ColumnOption.unique;
import static dev.aludel.sql.Sql.avg;
import static dev.aludel.sql.Sql.delete;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.sum;
import static dev.aludel.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.driver.TransactionOptions;
import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.CheckException;
import dev.aludel.error.UniqueException;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.schema.Check;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableBuilder;
import dev.aludel.sql.ComparableColumn;
import dev.aludel.sql.DecimalColumn;
import dev.aludel.sql.DoubleColumn;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.Sql;
import dev.aludel.sql.Statement;
import dev.aludel.sql.TextColumn;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What SQLite is told, and that it does what was meant. */
class DialectTest {
    private static final Users USER = new Users(null);

    private static final class Users extends Table {
        final IntColumn id = intColumn("id", primaryKey(), generated());
        final TextColumn name = textColumn("name", 10, unique());
        final DecimalColumn balance = decimalColumn("balance", 12, 2, serverDefault("0"), indexed());
        final DoubleColumn score = doubleColumn("score", serverDefault("0"));
        final ComparableColumn<Instant> createdAt =
                column("created_at", SqlTypes.INSTANT, serverDefault("CURRENT_TIMESTAMP"));
        final IntColumn managerId = intColumn("manager_id", nullable(), references("users"));

        private Users(@Nullable String alias) {
            super("users", alias);
        }

        @Override
        public Users as(String alias) {
            return new Users(alias);
        }
    }

    private static final class Goods extends Table {
        private Goods() {
            super("goods", null);
            intColumn("id", primaryKey());
            var price = decimalColumn("price", 9, 2);
            var since = column("since", SqlTypes.INSTANT);
            constraint(
                    Check.of(price.times(2).le(new BigDecimal("20.5"))).named("affordable"),
                    Check.of(since.gt(Instant.parse("2026-01-01T00:00:00Z"))).named("recent"));
        }

        @Override
        public Goods as(String alias) {
            throw new UnsupportedOperationException(alias);
        }
    }

    private Engine engine;
    private Connection db;

    @BeforeEach
    void open() {
        engine = Engine.create("sqlite::memory:");
        db = engine.connect();
        MetaData.of(USER).createAll(db);
        for (var row : List.of("Alice 100.50", "bob 20.25", "Carol 3", "dave -7.75")) {
            var parts = row.split(" ");
            assertThat(db.execute(
                            insert(USER).values(USER.name.to(parts[0]), USER.balance.to(new BigDecimal(parts[1])))))
                    .isEqualTo(1);
        }
    }

    @AfterEach
    void close() {
        db.close();
        engine.close();
    }

    @Test
    void tablesAreCreatedAsDocumented() {
        assertThat(MetaData.of(USER).ddl(db.ddl()))
                .containsExactly("""
                CREATE TABLE users (
                    id INTEGER CONSTRAINT pk_users PRIMARY KEY AUTOINCREMENT NOT NULL,
                    name VARCHAR(10) NOT NULL CHECK (length(name) <= 10),
                    balance DECIMAL_TEXT(12, 2) COLLATE decimal DEFAULT 0 NOT NULL,
                    score DOUBLE DEFAULT 0 NOT NULL,
                    created_at TIMESTAMP WITH TIME ZONE DEFAULT (strftime('%Y-%m-%d %H:%M:%f000Z', 'now')) NOT NULL,
                    manager_id INTEGER,
                    CONSTRAINT uq_users_name UNIQUE (name),
                    CONSTRAINT fk_users_manager_id_users FOREIGN KEY (manager_id) REFERENCES users (id)
                )""", "CREATE INDEX ix_users_balance ON users (balance)");
        assertThat(db.tableNames(null)).containsExactly("users");
        assertThat(db.indexNames(null)).containsExactly("ix_users_balance");
        MetaData.of(USER).createAll(db);
        assertThat(db.list(select(USER.createdAt)))
                .allSatisfy(at -> assertThat(at)
                        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60)));
    }

    @Test
    void decimalsAreComparedAndOrderedByValue() {
        is(
                select(USER.name).where(USER.balance.gt(9)).orderBy(USER.balance.desc()),
                "SELECT users.name FROM users WHERE users.balance > ? ORDER BY decimal_key(users.balance) DESC");
        assertThat(db.list(select(USER.name).where(USER.balance.gt(9)).orderBy(USER.balance.desc())))
                .containsExactly("Alice", "bob");
        is(
                select(USER.name).where(USER.balance.plus(1).ge(USER.balance.times(2))),
                "SELECT users.name FROM users WHERE decimal_add(users.balance, ?) >= decimal_mul(users.balance, ?)"
                        .replace(" >=", " COLLATE decimal >="));
        assertThat(db.list(select(USER.name).where(USER.balance.plus(1).ge(USER.balance.times(2)))))
                .containsExactly("dave");
        assertThat(db.list(select(USER.name)
                        .where(USER.balance.negate().between(-21, 0))
                        .orderBy(USER.balance)))
                .containsExactly("Carol", "bob");
        assertThat(db.list(select(USER.name).where(USER.balance.eq(new BigDecimal("3.000")))))
                .containsExactly("Carol");
        assertThat(db.list(select(USER.name)
                        .where(USER.balance.in(new BigDecimal("3.0"), new BigDecimal("100.5")))
                        .orderBy(USER.id)))
                .containsExactly("Alice", "Carol");
        assertThat(db.list(select(USER.name)
                        .where(USER.balance.times(2).in(new BigDecimal("6.0000"), new BigDecimal("40.5")))
                        .orderBy(USER.id)))
                .containsExactly("bob", "Carol");
    }

    @Test
    void theIndexOfADecimalIsUsedForComparisons() {
        var plan = db.list(Sql.text("EXPLAIN QUERY PLAN "
                        + engine.compile(select(USER.name).where(USER.balance.gt(9)))
                                .replace("?", "'9'"))
                .map(row -> row.get("detail", String.class)));
        assertThat(plan.toString()).contains("USING INDEX ix_users_balance");
    }

    @Test
    void aDecimalBesideAnIntegerIsStillExact() {
        assertThat(db.one(select(USER.balance.plus(USER.id)).where(USER.name.eq("Alice"))))
                .isEqualByComparingTo("101.50");
    }

    @Test
    void decimalsAreCalculatedExactly() {
        is(
                select(sum(USER.balance), avg(USER.id), USER.balance.max()),
                "SELECT decimal_sum(users.balance), decimal_avg(users.id), decimal_max(users.balance) FROM users");
        var row = db.one(select(sum(USER.balance), avg(USER.id), USER.balance.max()));
        assertThat(row.get(0, BigDecimal.class)).isEqualTo("116.00");
        assertThat(row.get(1, BigDecimal.class)).isEqualTo("2.5");
        assertThat(row.get(2, BigDecimal.class)).isEqualTo("100.50");
        assertThat(db.execute(update(USER)
                        .set(USER.balance.to(USER.balance.minus(new BigDecimal("0.50"))))
                        .where(USER.name.eq("Alice"))))
                .isEqualTo(1);
        assertThat(db.one(select(USER.balance).where(USER.name.eq("Alice")))).isEqualTo(new BigDecimal("100.00"));
        assertThat(db.one(select(USER.balance.dividedBy(8)).where(USER.name.eq("Alice"))))
                .isEqualTo(new BigDecimal("12.50"));
        assertThat(db.one(select(USER.balance.mod(7)).where(USER.name.eq("Alice"))))
                .isEqualTo(new BigDecimal("2.00"));
    }

    @Test
    void insertedRowsComeBackAndNumbersAreNotGivenTwice() {
        var first = db.one(insert(USER).values(USER.name.to("x")).returning(USER.id));
        assertThat(first).isEqualTo(5);
        assertThat(db.execute(delete(USER).where(USER.id.eq(first)))).isEqualTo(1);
        assertThat(db.one(insert(USER).values(USER.name.to("y")).returning(USER.id)))
                .isEqualTo(6);
        assertThat(db.one(insert(USER).values(USER.name.to("z")).returning(USER.balance)))
                .isEqualByComparingTo("0");
    }

    @Test
    void lockingIsWhatATransactionDoesAnyway() {
        is(select(USER.name).where(USER.id.eq(1)).forUpdate(), "SELECT users.name FROM users WHERE users.id = ?");
        String locked = db.transact(
                there -> there.one(select(USER.name).where(USER.id.eq(1)).forUpdate()));
        assertThat(locked).isEqualTo("Alice");
        assertThatThrownBy(() -> db.begin(TransactionOptions.READ_ONLY, there -> {
                    assertThat(there.list(select(USER.name).forUpdate())).isNull();
                }))
                .isInstanceOf(dev.aludel.error.ReadOnlyException.class);
    }

    @Test
    void anOffsetAloneIsPossible() {
        is(
                select(USER.name).orderBy(USER.id).offset(2),
                "SELECT users.name FROM users ORDER BY users.id LIMIT -1 OFFSET ?");
        assertThat(db.list(select(USER.name).orderBy(USER.id).offset(2))).containsExactly("Carol", "dave");
    }

    @Test
    void likeTellsCapitalsFromSmallLetters() {
        assertThat(db.list(select(USER.name).where(USER.name.startsWith("a")))).isEmpty();
        assertThat(db.list(select(USER.name).where(USER.name.startsWith("A")))).containsExactly("Alice");
        assertThat(db.list(select(USER.name).where(USER.name.contains("%")))).isEmpty();
    }

    @Test
    void constraintsAreNamed() {
        assertThatThrownBy(() -> db.execute(insert(USER).values(USER.name.to("bob"))))
                .isInstanceOf(UniqueException.class)
                .hasMessageContaining("users.name")
                .hasMessageNotContaining("bob")
                .satisfies(e -> assertThat(((UniqueException) e).constraint()).isEqualTo("users.name"));
        assertThatThrownBy(() -> db.execute(update(USER)
                        .set(USER.name.to(USER.name.concat(USER.name).concat(USER.name)))
                        .everywhere()))
                .isInstanceOf(CheckException.class)
                .hasMessageContaining("length(name) <= 10");
        assertThatThrownBy(
                        () -> db.execute(update(USER).set(USER.managerId.to(99)).everywhere()))
                .isInstanceOf(dev.aludel.error.ForeignKeyException.class);
    }

    @Test
    void tablesThatReferToEachOtherAreCreatedAndDropped() {
        Table one = table("one")
                .intColumn("id", primaryKey())
                .intColumn("two_id", nullable(), references("two"))
                .build();
        Table two = table("two")
                .intColumn("id", primaryKey())
                .intColumn("one_id", nullable(), references("one"))
                .build();
        var both = MetaData.of(one, two);
        both.createAll(db);
        db.begin(there -> {
            there.execute(Sql.text("INSERT INTO one VALUES (1, NULL)"));
            there.execute(Sql.text("INSERT INTO two VALUES (1, 1)"));
            there.execute(Sql.text("UPDATE one SET two_id = 1"));
        });
        both.dropAll(db);
        assertThat(db.tableNames(null)).containsExactly("users");
    }

    @Test
    void valuesInDefinitionsHaveTheFormOfValuesThatAreBound() {
        var goods = MetaData.of(new Goods());
        assertThat(goods.ddl(db.ddl()).getFirst())
                .contains("CONSTRAINT affordable CHECK (decimal_mul(price, '2') COLLATE decimal <= '20.5')")
                .contains("CONSTRAINT recent CHECK (since > '2026-01-01 00:00:00.000000Z')");
        goods.createAll(db);
        var insert = "INSERT INTO goods VALUES (1, ?, '2026-11-21 00:00:00.000000Z')";
        assertThatThrownBy(() -> db.execute(Sql.text(insert.replace("?", ":price"))
                        .bind("price", new BigDecimal("10.30"), SqlTypes.DECIMAL)))
                .isInstanceOf(CheckException.class)
                .hasMessageContaining("affordable");
        db.execute(Sql.text(insert.replace("?", ":price")).bind("price", new BigDecimal("9.00"), SqlTypes.DECIMAL));
    }

    @Test
    void aDrawnNumberNeedsToBeTheKey() {
        Table pair = table("pair")
                .intColumn("a", generated())
                .intColumn("b")
                .primaryKey("a", "b")
                .build();
        assertThatThrownBy(() -> MetaData.of(pair).ddl(db.ddl()))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("pair.a");
    }

    @Test
    void everyWordOfSqliteCanBeAName() {
        for (var word : KEYWORDS.strip().split("\\s+")) {
            Table table = table(word)
                    .intColumn("id", primaryKey())
                    .intColumn(word + "_", nullable())
                    .build();
            Table column = table("t_" + word)
                    .intColumn("id", primaryKey())
                    .intColumn(word, nullable())
                    .build();
            var both = MetaData.of(table, column);
            both.createAll(db);
            var found = column.column(word, IntColumn.class);
            db.execute(
                    insert(column).values(column.column("id", IntColumn.class).to(1), found.to(2)));
            assertThat(db.one(select(found).where(found.eq(2)).orderBy(found))).isEqualTo(2);
            both.dropAll(db);
        }
    }

    private static TableBuilder table(String name) {
        return Table.of(name);
    }

    private void is(Statement statement, String sql) {
        assertThat(engine.compile(statement)).isEqualTo(sql);
    }

    private static final String KEYWORDS = """
            abort action add after all alter always analyze and as asc attach autoincrement before begin between by cascade
            case cast check collate column commit conflict constraint create cross current current_date current_time
            current_timestamp database default deferrable deferred delete desc detach distinct do drop each else end escape
            except exclude exclusive exists explain fail filter first following for foreign from full generated glob group
            groups having if ignore immediate in index indexed initially inner insert instead intersect into is isnull join
            key last left like limit match materialized natural no not nothing notnull null nulls of offset on or order
            others outer over partition plan pragma preceding primary query raise range recursive references regexp reindex
            release rename replace restrict returning right rollback row rows savepoint select set table temp temporary then
            ties to transaction trigger unbounded union unique update using vacuum values view virtual when where window
            with without rowid true false
            """;
}
