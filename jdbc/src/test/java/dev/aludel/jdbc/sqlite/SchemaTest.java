package dev.aludel.jdbc.sqlite;

import static dev.aludel.schema.ColumnOption.generated;
import static dev.aludel.schema.ColumnOption.indexed;
import static dev.aludel.schema.ColumnOption.nullable;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.schema.ColumnOption.references;
import static dev.aludel.schema.ColumnOption.serverDefault;
import static dev.aludel.schema.ColumnOption.unique;
import static dev.aludel.schema.ReferentialAction.CASCADE;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static dev.aludel.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.engine.StatementEvent;
import dev.aludel.engine.StatementListener;
import dev.aludel.error.AludelException;
import dev.aludel.error.CheckException;
import dev.aludel.error.ErrorCode;
import dev.aludel.error.ForeignKeyException;
import dev.aludel.error.SyntaxException;
import dev.aludel.error.UniqueException;
import dev.aludel.schema.Check;
import dev.aludel.schema.DdlRenderer;
import dev.aludel.schema.Index;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.SchemaReader;
import dev.aludel.schema.SchemaTarget;
import dev.aludel.schema.Table;
import dev.aludel.schema.reflect.Inspector;
import dev.aludel.sql.ComparableColumn;
import dev.aludel.sql.DecimalColumn;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.Query;
import dev.aludel.sql.TextColumn;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A schema that is created in SQLite, what it then holds, and how it goes. */
final class SchemaTest {

    /** Accounts with everything that SQLite must be told in its own way. */
    private static final class Accounts extends Table {
        final IntColumn id = intColumn("id", primaryKey(), generated());
        final TextColumn email = textColumn("email", 20, unique(), indexed());
        final DecimalColumn balance = decimalColumn("balance", 12, 2, serverDefault(value(new BigDecimal("0.10"))));
        final ComparableColumn<Instant> since =
                column("since", SqlTypes.INSTANT, serverDefault("CURRENT_TIMESTAMP"), nullable());
        final TextColumn state = textColumn("state", serverDefault(value("it's new")));

        Accounts() {
            super("accounts", null);
            constraint(
                    Check.of(balance.ge(new BigDecimal("-10.5"))).named("ck_balance"),
                    Check.of(since.isNull().or(since.gt(Instant.parse("2000-01-01T00:00:00Z"))))
                            .named("ck_since"));
            index(Index.of("state", "email"));
        }
    }

    private final Accounts accounts = new Accounts();
    private final Table entries = Table.of("entries")
            .intColumn("id", primaryKey(), generated())
            .intColumn("account_id", references("accounts").onDelete(CASCADE))
            .build();
    private final IntColumn accountId = entries.column("account_id", IntColumn.class);
    private final MetaData schema = MetaData.of(entries, accounts);

    private final Engine engine = Engine.create("sqlite::memory:");
    private final List<String> ddl = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aSchemaThatIsNotAttachedHasNothingInItAndIsNamedWhereItIsNeeded() {
        var elsewhere = MetaData.of(Table.of("app.entries").intColumn("id").build());
        engine.use(connection -> {
            var inspector = Inspector.of(connection);
            assertThat(inspector.table("app.users")).isEmpty();
            assertThat(inspector.tables("app")).isEmpty();
            assertThat(inspector.views("app")).isEmpty();
            assertThatThrownBy(() -> elsewhere.createAll(connection))
                    .isInstanceOf(SyntaxException.class)
                    .hasMessageContaining("no such schema on this connection")
                    .hasMessageContaining("attach its file first");

            connection.execute(text("ATTACH ':memory:' AS app"));
            elsewhere.createAll(connection);
            assertThat(inspector.tables("APP")).hasSize(1);
        });
    }

    @Test
    void aSecondRunExecutesNothing() {
        engine.use(schema::createAll);
        record();

        engine.use(schema::createAll);

        assertThat(ddl).isEmpty();
        assertThat(tables()).containsExactlyInAnyOrder("accounts", "entries");
    }

    @Test
    void theStatementsForReadingCanBeExecuted() {
        engine.use(connection -> connection.executeDdl(schema.ddl(connection.ddl())));
        assertThat(tables()).containsExactlyInAnyOrder("accounts", "entries");

        engine.use(connection -> connection.executeDdl(schema.dropDdl(connection.ddl())));
        assertThat(tables()).isEmpty();
    }

    @Test
    void anIndexThatWasLostComesBack() {
        engine.use(schema::createAll);
        engine.use(connection -> connection.executeDdl(List.of("DROP INDEX ix_accounts_email")));
        record();

        engine.use(schema::createAll);

        assertThat(ddl).containsExactly("CREATE INDEX IF NOT EXISTS ix_accounts_email ON accounts (email)");
    }

    @Test
    void theCaseOfNamesMeansNothing() {
        engine.use(connection -> connection.executeDdl(List.of("CREATE TABLE ACCOUNTS (id INTEGER PRIMARY KEY)")));
        var small = Table.of("accounts").intColumn("id", primaryKey()).build();
        record();

        engine.use(connection -> MetaData.of(small).createAll(connection));

        assertThat(ddl).isEmpty();
    }

    /** Two processes that start at once both see an empty database. */
    @Test
    void whatAnotherCreatedInBetweenIsNoError() {
        engine.use(schema::createAll);

        engine.use(connection -> schema.createAll(new Blind(connection)));

        assertThat(tables()).containsExactlyInAnyOrder("accounts", "entries");
    }

    @Test
    void aFailureLeavesNothing() {
        var wrong = Table.of("wrong")
                .intColumn("id", primaryKey())
                .check("no_such_function(id) > 0")
                .build();

        assertThatThrownBy(() ->
                        engine.use(connection -> MetaData.of(accounts, wrong).createAll(connection)))
                .isInstanceOf(AludelException.class)
                .hasMessageContaining("no_such_function");

        assertThat(tables()).isEmpty();
    }

    @Test
    void insideATransactionItIsPartOfIt() {
        try (var connection = engine.connect()) {
            var transaction = connection.begin();
            schema.createAll(connection);
            transaction.rollback();
        }

        assertThat(tables()).isEmpty();
    }

    @Test
    void defaultsAndKeysAreDrawn() {
        engine.use(schema::createAll);
        add("a");
        add("b");

        var rows = engine.with(connection -> connection.list(
                select(accounts.id, accounts.balance, accounts.state).orderBy(accounts.id)));

        assertThat(rows).extracting(row -> row.get(accounts.id)).containsExactly(1, 2);
        assertThat(rows).extracting(row -> row.get(accounts.balance)).containsOnly(new BigDecimal("0.10"));
        assertThat(rows).extracting(row -> row.get(accounts.state)).containsOnly("it's new");
        List<Instant> times = engine.with(connection -> connection.list(select(accounts.since)));
        assertThat(times).allSatisfy(since -> assertThat(since).isAfter(Instant.parse("2026-01-01T00:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "'", "''); DROP TABLE t; --", "\\'", "a\nb\t", "%s ? :x $1", "\uD83D\uDE00", "/* */ -- \""})
    void textInADefaultIsNothingButText(String value) {
        var table = Table.of("t")
                .intColumn("id", primaryKey())
                .textColumn("odd \"name'", serverDefault(value(value)))
                .build();
        var text = table.column("odd \"name'", TextColumn.class);
        engine.use(connection -> {
            MetaData.of(table).createAll(connection);
            connection.execute(
                    insert(table).set(table.column("id", IntColumn.class).to(1)));
        });

        String stored = engine.with(connection -> connection.one(select(text)));

        assertThat(stored).isEqualTo(value);
    }

    @Test
    void constraintsHold() {
        engine.use(schema::createAll);
        add("a");

        assertThatThrownBy(() -> add("a")).isInstanceOf(UniqueException.class);
        assertThatThrownBy(() -> engine.use(connection -> connection.execute(
                        insert(accounts).set(accounts.email.to("b"), accounts.balance.to(new BigDecimal("-10.51"))))))
                .isInstanceOfSatisfying(
                        CheckException.class,
                        broken -> assertThat(broken.constraint()).isEqualTo("ck_balance"));
        assertThatThrownBy(() -> engine.use(connection -> connection.execute(insert(accounts)
                        .set(accounts.email.to("b"), accounts.since.to(Instant.parse("1999-12-31T00:00:00Z"))))))
                .isInstanceOf(CheckException.class);
        assertThatThrownBy(() -> engine.use(
                        connection -> connection.execute(insert(entries).set(accountId.to(99)))))
                .isInstanceOf(ForeignKeyException.class);
        engine.use(connection -> connection.execute(
                insert(accounts).set(accounts.email.to("b"), accounts.balance.to(new BigDecimal("-10.50")))));
    }

    @Test
    void actionsOfForeignKeysRun() {
        engine.use(schema::createAll);
        add("a");
        engine.use(connection -> connection.execute(insert(entries).set(accountId.to(1))));

        engine.use(connection -> connection.execute(accounts.delete().where(accounts.id.eq(1))));

        long left = engine.with(connection -> connection.count(select(accountId)));
        assertThat(left).isZero();
    }

    @Test
    void tablesWithRowsAreDroppedReferringOnesFirst() {
        engine.use(schema::createAll);
        add("a");
        engine.use(connection -> connection.execute(insert(entries).set(accountId.to(1))));

        engine.use(schema::dropAll);
        engine.use(schema::dropAll);

        assertThat(tables()).isEmpty();
    }

    /** SQLite makes a statement of it that could return rows, and returns none. */
    @Test
    void aColumnWithAConditionCanBeAdded() {
        engine.use(connection -> {
            connection.executeDdl(List.of("CREATE TABLE t (id INTEGER)"));
            connection.executeDdl(List.of("ALTER TABLE t ADD COLUMN a INTEGER CHECK (a > 0)"));
            connection.execute(text("INSERT INTO t VALUES (1, 2)"));
        });
    }

    /** The trigger writes its note and takes the row away, so that RETURNING has none. */
    @Test
    void aStatementWhoseRowsAreNoneRunsOnce() {
        long notes = engine.with(connection -> {
            connection.executeDdl(List.of(
                    "CREATE TABLE t (id INTEGER)",
                    "CREATE TABLE notes (id INTEGER)",
                    "CREATE TRIGGER noted BEFORE INSERT ON t BEGIN"
                            + " INSERT INTO notes VALUES (new.id); SELECT RAISE(IGNORE); END"));
            connection.execute(text("INSERT INTO t VALUES (1) RETURNING id"));
            return connection.count(text("SELECT id FROM notes"));
        });

        assertThat(notes).isEqualTo(1);
    }

    @Test
    void withoutItsTablesAStatementNamesWhatIsMissing() {
        assertThatThrownBy(() -> engine.use(connection -> connection.list(select(accounts.id))))
                .isInstanceOfSatisfying(
                        SyntaxException.class,
                        missing -> assertThat(missing.code()).isEqualTo(ErrorCode.UNKNOWN_OBJECT))
                .hasMessageContaining("no such table: accounts")
                .hasMessageContaining("correct the name, or create what is missing first");
    }

    @Test
    void tablesThatReferToEachOtherAreCreatedFilledAndDropped() {
        var teams = Table.of("teams")
                .intColumn("id", primaryKey())
                .intColumn("lead_id", nullable(), references("people"))
                .build();
        var people = Table.of("people")
                .intColumn("id", primaryKey())
                .intColumn("team_id", nullable(), references("teams"))
                .intColumn("boss_id", nullable(), references("people"))
                .build();
        var both = MetaData.of(teams, people);
        engine.use(both::createAll);
        engine.use(connection -> {
            connection.execute(text("INSERT INTO teams VALUES (1, NULL)"));
            connection.execute(text("INSERT INTO people VALUES (1, 1, NULL), (2, 1, 1)"));
            connection.execute(text("UPDATE teams SET lead_id = 1"));
        });
        assertThatThrownBy(() -> engine.use(connection -> connection.execute(text("DELETE FROM people WHERE id = 1"))))
                .isInstanceOf(ForeignKeyException.class);

        engine.use(both::dropAll);

        assertThat(tables()).isEmpty();
        engine.use(schema::createAll);
        assertThatThrownBy(() -> engine.use(
                        connection -> connection.execute(insert(entries).set(accountId.to(99)))))
                .as("foreign keys are checked again")
                .isInstanceOf(ForeignKeyException.class);
    }

    private void add(String email) {
        engine.use(connection -> connection.execute(insert(accounts).set(accounts.email.to(email))));
    }

    private Set<String> tables() {
        return engine.with(connection -> connection.tableNames(null));
    }

    private void record() {
        engine.observe(new StatementListener() {
            @Override
            public void sent(StatementEvent statement) {
                if (statement.type() == StatementEvent.Type.DDL) {
                    ddl.add(statement.sql());
                }
            }
        });
    }

    /** A connection that had looked before the tables were created. */
    private record Blind(Connection connection) implements SchemaTarget {
        @Override
        public DdlRenderer ddl() {
            return connection.ddl();
        }

        @Override
        public Set<String> tableNames(@Nullable String schema) {
            return Set.of();
        }

        @Override
        public Set<String> indexNames(@Nullable String schema) {
            return Set.of();
        }

        @Override
        public SchemaReader reader() {
            return connection.reader();
        }

        @Override
        public <T> List<T> list(Query<T> query) {
            return connection.list(query);
        }

        @Override
        public <R> R undone(Supplier<R> work) {
            return connection.undone(work);
        }

        @Override
        public void executeDdl(List<String> statements) {
            connection.executeDdl(statements);
        }
    }
}
