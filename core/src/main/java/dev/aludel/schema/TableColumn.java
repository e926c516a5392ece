package dev.aludel.schema;

import dev.aludel.sql.Expression;
import dev.aludel.type.SqlType;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A column as the database keeps it. Immutable; made by {@link #of} and the methods that give a changed copy.
 *
 * {@snippet :
 * TableColumn.of("balance", SqlTypes.decimal(12, 2)).withDefault("0").withComment("in euro")
 * }
 *
 * @param name the column's name
 * @param type the type of its values
 * @param nullable whether it may be NULL
 * @param identity how the database draws its value when a row is inserted without one, or null if it does not
 * @param serverDefault what the database fills in when a row is inserted without a value, or null
 * @param computed how the database calculates it from other columns, or null
 * @param serverOnUpdate whether the database writes the present moment into it when its row changes
 * @param fetched when something else in the database writes it, a trigger for instance
 * @param domain the domain whose rules it follows, or null
 * @param typeNames the type's name on databases where it is not the usual one, by the name of the dialect
 * @param collation how its texts are compared, or null for the database's usual way
 * @param comment a remark for those who read the schema, or null
 */
public record TableColumn(
        String name,
        SqlType<?> type,
        boolean nullable,
        @Nullable IdentityRule identity,
        @Nullable SqlFragment serverDefault,
        @Nullable Computed computed,
        boolean serverOnUpdate,
        Fetched fetched,
        @Nullable Domain domain,
        Map<String, String> typeNames,
        @Nullable String collation,
        @Nullable String comment) {
    public TableColumn {
        Names.require(name, "a column");
        typeNames = Map.copyOf(typeNames);
    }

    /** A column that is NOT NULL and has nothing else. */
    public static TableColumn of(String name, SqlType<?> type) {
        return new TableColumn(name, type, false, null, null, null, false, Fetched.NEVER, null, Map.of(), null, null);
    }

    /** Whether the database draws the value: an identity column, an auto-increment. */
    public boolean generated() {
        return identity != null;
    }

    /** Whether its value is known only after an INSERT that gave none. */
    public boolean knownAfterInsert() {
        return identity != null || serverDefault != null || computed != null || fetched != Fetched.NEVER;
    }

    /** Whether its value is known only after an UPDATE. */
    public boolean knownAfterUpdate() {
        return computed != null || serverOnUpdate || fetched == Fetched.AFTER_WRITE;
    }

    public TableColumn asNullable() {
        return withNullable(true);
    }

    public TableColumn withNullable(boolean admitsNull) {
        return with(copy -> copy.nullable = admitsNull);
    }

    public TableColumn withType(SqlType<?> other) {
        return with(copy -> copy.type = other);
    }

    /** The database draws the value: an identity column, an auto-increment. Integer types only. */
    public TableColumn asGenerated() {
        return withIdentity(IdentityRule.BY_DEFAULT);
    }

    /** The database draws the value, in this way or not at all. */
    public TableColumn withIdentity(@Nullable IdentityRule drawn) {
        return with(copy -> copy.identity = drawn);
    }

    /** The database's default, as SQL text: {@code 0}, {@code 'new'}, {@code CURRENT_TIMESTAMP}. */
    public TableColumn withDefault(String sql) {
        return withDefault(SqlFragment.text(sql));
    }

    /** The database's default, as an expression without columns. */
    public TableColumn withDefault(Expression<?> value) {
        return withDefault(SqlFragment.of(value));
    }

    /** The database's default: the next number of a sequence. */
    public TableColumn drawnFrom(Sequence sequence) {
        return withDefault(new SqlFragment.NextValue(sequence));
    }

    public TableColumn withDefault(@Nullable SqlFragment value) {
        return with(copy -> copy.serverDefault = value);
    }

    /** The database calculates the value from other columns, or not. */
    public TableColumn withComputed(@Nullable Computed calculation) {
        return with(copy -> copy.computed = calculation);
    }

    /** The database writes the present moment into the column when its row changes, or does not. */
    public TableColumn withServerOnUpdate(boolean writes) {
        return with(copy -> copy.serverOnUpdate = writes);
    }

    /** Something in the database that the schema does not show writes the column. */
    public TableColumn withFetched(Fetched when) {
        return with(copy -> copy.fetched = when);
    }

    /** The column follows the rules of a domain, or of none. */
    public TableColumn withDomain(@Nullable Domain rules) {
        return with(copy -> copy.domain = rules);
    }

    /**
     * The name of the type on one kind of database, where it is not the usual one: {@code withTypeOn("PostgreSQL", "CITEXT")}.
     * It is written as it is; the values stay those of {@link #type()}.
     */
    public TableColumn withTypeOn(String dialect, String typeName) {
        Names.require(typeName, "the type of column " + name + " on " + dialect);
        var more = new TreeMap<>(typeNames);
        more.put(dialect, typeName);
        return with(copy -> copy.typeNames = more);
    }

    /** The type has its usual name everywhere. */
    public TableColumn withoutTypeNames() {
        return with(copy -> copy.typeNames = Map.of());
    }

    /** How its texts are compared: the database's own name of a collation. */
    public TableColumn withCollation(@Nullable String collationName) {
        return with(copy -> copy.collation = collationName);
    }

    public TableColumn withComment(@Nullable String text) {
        return with(copy -> copy.comment = text);
    }

    private TableColumn with(Consumer<Copy> change) {
        var copy = new Copy(this);
        change.accept(copy);
        return copy.column();
    }

    /** The components while one of them is changed. */
    private static final class Copy {
        private final String name;
        private SqlType<?> type;
        private boolean nullable;
        private @Nullable IdentityRule identity;
        private @Nullable SqlFragment serverDefault;
        private @Nullable Computed computed;
        private boolean serverOnUpdate;
        private Fetched fetched;
        private @Nullable Domain domain;
        private Map<String, String> typeNames;
        private @Nullable String collation;
        private @Nullable String comment;

        Copy(TableColumn from) {
            name = from.name;
            type = from.type;
            nullable = from.nullable;
            identity = from.identity;
            serverDefault = from.serverDefault;
            computed = from.computed;
            serverOnUpdate = from.serverOnUpdate;
            fetched = from.fetched;
            domain = from.domain;
            typeNames = from.typeNames;
            collation = from.collation;
            comment = from.comment;
        }

        TableColumn column() {
            return new TableColumn(
                    name,
                    type,
                    nullable,
                    identity,
                    serverDefault,
                    computed,
                    serverOnUpdate,
                    fetched,
                    domain,
                    typeNames,
                    collation,
                    comment);
        }
    }
}
