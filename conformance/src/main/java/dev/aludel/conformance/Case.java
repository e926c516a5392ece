package dev.aludel.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.Capability;
import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.InvalidStatementException;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.sql.Command;
import dev.aludel.sql.Query;
import dev.aludel.sql.Statement;
import dev.aludel.sql.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A statement, its SQL by database, and what executing it must give. Immutable and thread-safe; each method returns a new
 * case.
 */
public final class Case {
    private final String name;
    private final Statement statement;
    private final Map<String, String> sql;
    private final Setting setting;
    private final Expected expected;

    private Case(String name, Statement statement, Map<String, String> sql, Setting setting, Expected expected) {
        this.name = name;
        this.statement = statement;
        this.sql = sql;
        this.setting = setting;
        this.expected = expected;
    }

    /** A query that gives rows, in this order unless {@link #inAnyOrder} is said. */
    public static Case query(String name, Query<?> query) {
        return new Case(name, query, Map.of(), Setting.PLAIN, Expected.NOTHING);
    }

    /** A command that changes rows. */
    public static Case command(String name, Command command) {
        return new Case(name, command, Map.of(), Setting.PLAIN, Expected.NOTHING);
    }

    /** A statement that no database gets to see, because it cannot be meant; the message contains this. */
    public static Case refused(String name, Statement statement, String message) {
        return new Case(name, statement, Map.of(), Setting.PLAIN, Expected.NOTHING.refusal(message));
    }

    /** A row of several values. */
    public static List<@Nullable Object> row(@Nullable Object... values) {
        return Collections.unmodifiableList(new ArrayList<@Nullable Object>(Arrays.asList(values)));
    }

    public Case sqlite(String text) {
        return sql("sqlite", text);
    }

    public Case postgresql(String text) {
        return sql("postgresql", text);
    }

    public Case mariadb(String text) {
        return sql("mariadb", text);
    }

    /** SQL that is the same on all of them, with {@code ?} for each value; PostgreSQL counts them. */
    public Case everywhere(String text) {
        var numbered = new StringBuilder();
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            numbered.append(c == '?' ? "$" + ++count : String.valueOf(c));
        }
        return sqlite(text).postgresql(numbered.toString()).mariadb(text);
    }

    /**
     * The SQL for a database; line breaks and indentation count as one space.
     *
     * @param database the dialect's name in lower case
     */
    public Case sql(String database, String text) {
        var more = new TreeMap<>(sql);
        more.put(database, text.strip().replaceAll("\\s*\\n\\s*", " "));
        return new Case(name, statement, more, setting, expected);
    }

    /** What a database must be able to do; one that lacks any of it must refuse the statement when it is compiled. */
    public Case needs(Capability first, Capability... more) {
        return new Case(name, statement, sql, setting.needing(EnumSet.of(first, more)), expected);
    }

    /**
     * Only on this database, because the statement has names that no other knows, such as those of collations.
     *
     * @param database the dialect's name in lower case
     */
    public Case only(String database) {
        return new Case(name, statement, sql, setting.on(database), expected);
    }

    /** What is executed and committed before, on databases that do not refuse the statement. */
    public Case given(Text... before) {
        return new Case(name, statement, sql, setting.given(List.of(before)), expected);
    }

    /** What is executed and committed at the end, whatever came of the case. */
    public Case cleanedUpBy(Text... after) {
        return new Case(name, statement, sql, setting.cleanedUpBy(List.of(after)), expected);
    }

    /** The rows: a value each, or {@link #row} for several. Numbers of any class are compared by their value. */
    public Case gives(@Nullable Object... rows) {
        return new Case(name, statement, sql, setting, expected.rows(Arrays.asList(rows)));
    }

    /** The rows may come in any order. */
    public Case inAnyOrder() {
        return new Case(name, statement, sql, setting, expected.unordered());
    }

    /** A database that lacks what it needs refuses it as one statement, and executes it in several all the same. */
    public Case inSteps() {
        return new Case(name, statement, sql, setting, expected.inSteps());
    }

    /** How many rows the command changes. */
    public Case changes(long rows) {
        return new Case(name, statement, sql, setting, expected.changed(rows));
    }

    /** What a query finds afterwards, in the same transaction. */
    public Case leaving(Query<?> query, @Nullable Object... rows) {
        return new Case(name, statement, sql, setting, expected.leaving(query, Arrays.asList(rows)));
    }

    public String name() {
        return name;
    }

    public Statement statement() {
        return statement;
    }

    /** Runs the case; what it changes is rolled back. */
    void run(Engine engine) {
        String refusal = expected.refusal();
        if (refusal != null) {
            assertThatThrownBy(() -> engine.compile(statement))
                    .isInstanceOf(InvalidStatementException.class)
                    .hasMessageContaining(refusal);
            return;
        }
        String database = engine.dialect().name().toLowerCase(Locale.ROOT);
        if (!setting.runsOn(database)) {
            return;
        }
        for (Capability capability : setting.needed()) {
            if (!engine.dialect().has(capability)) {
                assertThatThrownBy(() -> engine.compile(statement))
                        .as("a database without %s refuses the statement", capability)
                        .isInstanceOf(UnsupportedFeatureException.class)
                        .hasMessageContaining(engine.dialect().name());
                if (!expected.steps()) {
                    return;
                }
            }
        }
        String known = sql.get(database);
        if (known != null && engine.dialect().capabilities().containsAll(setting.needed())) {
            assertThat(engine.compile(statement)).isEqualTo(known);
        }
        engine.use(setting::prepare);
        try (var connection = engine.connect()) {
            var transaction = connection.begin();
            execute(connection);
            transaction.rollback();
        } finally {
            engine.use(setting::cleanUp);
        }
    }

    private void execute(Connection connection) {
        switch (statement) {
            case Query<?> query -> expected.checkRows(new ArrayList<>(connection.list(query)));
            case Command command -> expected.checkChanged(connection.execute(command));
        }
        expected.checkLeft(connection);
    }
}
