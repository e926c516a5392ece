package dev.aludel.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.Capability;
import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.compare.Difference;
import dev.aludel.schema.compare.SchemaComparison;
import dev.aludel.sql.Command;
import dev.aludel.sql.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A schema, its DDL by database, and what holds once it was created: that it is read back as it was said, that creating it
 * again changes nothing, and what the case itself tries. Immutable and thread-safe; each method returns a new case.
 */
public final class SchemaCase {
    private final String name;
    private final MetaData schema;
    private final Map<String, String> ddl;
    private final Set<Capability> needed;
    private final List<Consumer<Connection>> trials;

    private SchemaCase(
            String name,
            MetaData schema,
            Map<String, String> ddl,
            Set<Capability> needed,
            List<Consumer<Connection>> trials) {
        this.name = name;
        this.schema = schema;
        this.ddl = ddl;
        this.needed = needed;
        this.trials = trials;
    }

    public static SchemaCase schema(String name, MetaData schema) {
        return new SchemaCase(name, schema, Map.of(), Set.of(), List.of());
    }

    public SchemaCase sqlite(String statements) {
        return ddl("sqlite", statements);
    }

    public SchemaCase postgresql(String statements) {
        return ddl("postgresql", statements);
    }

    public SchemaCase mariadb(String statements) {
        return ddl("mariadb", statements);
    }

    /**
     * The statements that create the schema, each but the last with a semicolon at the end of its line.
     *
     * @param database the dialect's name in lower case
     */
    public SchemaCase ddl(String database, String statements) {
        var more = new TreeMap<>(ddl);
        more.put(database, statements.strip());
        return new SchemaCase(name, schema, more, needed, trials);
    }

    /** What a database must be able to do; one that lacks any of it must refuse the schema before anything is sent. */
    public SchemaCase needs(Capability first, Capability... more) {
        return new SchemaCase(name, schema, ddl, EnumSet.of(first, more), trials);
    }

    /** Executes a command. */
    public SchemaCase does(Command command) {
        return tries(connection -> connection.execute(command));
    }

    /** Executes a command, which the database must refuse in this way. */
    public SchemaCase refuses(Class<? extends Exception> error, Command command) {
        return tries(connection -> assertThatThrownBy(() -> connection.savepoint(c -> c.execute(command)))
                .isInstanceOf(error));
    }

    /** What a query finds: a value each, or {@link Case#row} for several. */
    public SchemaCase finds(Query<?> query, @Nullable Object... rows) {
        var expected = Expected.NOTHING.rows(Arrays.asList(rows));
        return tries(connection -> expected.checkRows(new ArrayList<@Nullable Object>(connection.list(query))));
    }

    /** Something else, inside of a transaction that is rolled back. */
    public SchemaCase tries(Consumer<Connection> trial) {
        var more = new ArrayList<>(trials);
        more.add(trial);
        return new SchemaCase(name, schema, ddl, needed, more);
    }

    public String name() {
        return name;
    }

    MetaData metaData() {
        return schema;
    }

    /** Runs the case; what it creates is dropped again. */
    void run(Engine engine) {
        var renderer = engine.dialect().ddl();
        for (Capability capability : needed) {
            if (!engine.dialect().has(capability)) {
                assertThatThrownBy(() -> schema.ddl(renderer))
                        .as("a database without %s refuses the schema", capability)
                        .isInstanceOf(UnsupportedFeatureException.class)
                        .hasMessageContaining(engine.dialect().name());
                return;
            }
        }
        String known = ddl.get(engine.dialect().name().toLowerCase(Locale.ROOT));
        if (known != null) {
            assertThat(String.join(";\n", schema.ddl(renderer))).isEqualTo(known);
        }
        engine.use(schema::dropAll);
        try {
            engine.use(schema::createAll);
            engine.use(this::check);
        } finally {
            engine.use(schema::dropAll);
        }
    }

    private void check(Connection connection) {
        assertThat(differences(schema, connection)).as("what is read back").isEmpty();
        schema.createAll(connection);
        assertThat(differences(schema, connection))
                .as("after creating it again")
                .isEmpty();
        if (!trials.isEmpty()) {
            var transaction = connection.begin();
            trials.forEach(trial -> trial.accept(connection));
            transaction.rollback();
        }
    }

    /** In what the database differs; the tables of other cases are none of it. */
    static List<String> differences(MetaData schema, Connection connection) {
        return SchemaComparison.of(schema, connection)
                .without(difference ->
                        difference instanceof Difference.ExtraTable || difference instanceof Difference.ExtraObject)
                .list()
                .stream()
                .map(Difference::toString)
                .toList();
    }
}
