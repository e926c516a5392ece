package dev.aludel.schema;

import dev.aludel.error.MappingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which schemas of the database the schemas of tables stand for, so that one set of tables serves many tenants, each with a
 * schema of its own. {@code Engine.withSchemas} gives an engine that works so. Immutable, thread-safe and compared by value.
 *
 * {@snippet :
 * var tenant = engine.withSchemas(SchemaMap.ofDefault("tenant_7").and("shared", "common"));
 * tenant.begin(connection -> connection.execute(insert(USER).set(USER.name.to("Alice"))));
 * // INSERT INTO tenant_7.users (name) VALUES (?)
 * }
 *
 * <p>The map changes names of tables, views, sequences and enumerations in statements and in DDL. It does not change raw SQL,
 * temporary tables, and what was read from the database, whose names are real ones. What a schema is mapped to is not mapped
 * again. It is SQLAlchemy's {@code schema_translate_map}.
 */
public final class SchemaMap {
    /** Leaves every name as it is. */
    public static final SchemaMap NONE = new SchemaMap(Collections.emptyMap());

    /** The longest name of a schema that every database keeps as it is, in bytes of UTF-8. */
    private static final int LONGEST = 63;

    private final Map<@Nullable String, @Nullable String> names;
    private final int hash;

    private SchemaMap(Map<@Nullable String, @Nullable String> names) {
        this.names = names;
        this.hash = names.hashCode();
    }

    /** Tables without a schema are in this one. */
    public static SchemaMap ofDefault(String schema) {
        return of(null, schema);
    }

    /**
     * What is said to be in one schema is in another.
     *
     * @param schema the schema as tables name it; null for those that name none
     * @param real the schema in the database; null for the connection's default one
     * @throws MappingException if the real name is empty, longer than 63 bytes, or contains NUL
     */
    public static SchemaMap of(@Nullable String schema, @Nullable String real) {
        return NONE.and(schema, real);
    }

    /**
     * This map and one schema more; parameters and exceptions as those of {@link #of}.
     *
     * @throws MappingException also if the schema is mapped already
     */
    public SchemaMap and(@Nullable String schema, @Nullable String real) {
        if (names.containsKey(schema)) {
            throw new MappingException(
                    (schema == null ? "the default schema" : "the schema " + schema) + " is mapped twice",
                    "map each schema once");
        }
        if (real != null) {
            requireKept(real);
        }
        var more = new HashMap<>(names);
        more.put(schema, real);
        return new SchemaMap(Collections.unmodifiableMap(more));
    }

    /** A database would cut a longer name off, and two tenants could become one. */
    private static void requireKept(String real) {
        Names.require(real, "a schema");
        int length = real.getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST) {
            throw new MappingException(
                    "the name of the schema " + real + " has " + length + " bytes, and databases keep " + LONGEST,
                    "give the schema a shorter name");
        }
    }

    /** The schema in the database for one that tables name; null stands for the default one on both sides. */
    public @Nullable String real(@Nullable String schema) {
        return names.containsKey(schema) ? names.get(schema) : schema;
    }

    /** The name in the database of a table or another object. */
    public TableName real(TableName id) {
        return isEmpty() ? id : new TableName(real(id.schema()), id.name());
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SchemaMap that && names.equals(that.names);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return "SchemaMap" + names;
    }
}
