package dev.aludel.schema;

import dev.aludel.error.MappingException;
import dev.aludel.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects a {@link TableDefinition}. Not thread-safe.
 *
 * {@snippet :
 * TableDefinition.builder("posts")
 *         .column(TableColumn.of("id", SqlTypes.INTEGER).asGenerated())
 *         .column("title", SqlTypes.varchar(200))
 *         .column("author_id", SqlTypes.INTEGER)
 *         .primaryKey("id")
 *         .constraint(ForeignKey.of("author_id").references("users"))
 *         .index("author_id")
 *         .build()
 * }
 */
public final class DefinitionBuilder {
    private final TableName id;
    private final List<TableColumn> columns = new ArrayList<>();
    private @Nullable PrimaryKey primaryKey;
    private final List<ForeignKey> foreignKeys = new ArrayList<>();
    private final List<UniqueKey> uniqueKeys = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<Exclusion> exclusions = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();
    private final List<TableOption> options = new ArrayList<>();
    private @Nullable String comment;
    private boolean temporary;

    DefinitionBuilder(TableName id) {
        this.id = id;
    }

    public DefinitionBuilder column(TableColumn column) {
        columns.add(column);
        return this;
    }

    /** A column that is NOT NULL and has nothing else. */
    public DefinitionBuilder column(String name, SqlType<?> type) {
        return column(TableColumn.of(name, type));
    }

    /**
     * Adds a constraint.
     *
     * @throws MappingException if it is a second primary key
     */
    public DefinitionBuilder constraint(Constraint constraint) {
        switch (constraint) {
            case PrimaryKey key -> primaryKey(key);
            case UniqueKey key -> uniqueKeys.add(key);
            case ForeignKey key -> foreignKeys.add(key);
            case Check check -> checks.add(check);
            case Exclusion exclusion -> exclusions.add(exclusion);
        }
        return this;
    }

    public DefinitionBuilder primaryKey(String... keyColumns) {
        return constraint(PrimaryKey.of(keyColumns));
    }

    public DefinitionBuilder unique(String... keyColumns) {
        return constraint(UniqueKey.of(keyColumns));
    }

    public DefinitionBuilder check(String sql) {
        return constraint(Check.of(sql));
    }

    public DefinitionBuilder index(String... indexColumns) {
        return index(Index.of(indexColumns));
    }

    public DefinitionBuilder index(Index index) {
        indexes.add(index);
        return this;
    }

    public DefinitionBuilder comment(String text) {
        comment = text;
        return this;
    }

    /** The table lives no longer than the connection that creates it. */
    public DefinitionBuilder temporary() {
        temporary = true;
        return this;
    }

    /** Adds what only one kind of database can be told. */
    public DefinitionBuilder option(TableOption... more) {
        options.addAll(List.of(more));
        return this;
    }

    /**
     * The definition.
     *
     * @throws MappingException if something in it is wrong; the message says what to change
     */
    public TableDefinition build() {
        new DefinitionRules(id, columns).check(primaryKey, foreignKeys, uniqueKeys, checks, exclusions, indexes);
        return asFound();
    }

    /** The definition of a table that exists: what its database has accepted is not questioned. */
    public TableDefinition asFound() {
        return new TableDefinition(
                id,
                columns,
                primaryKey,
                foreignKeys,
                uniqueKeys,
                checks,
                exclusions,
                indexes,
                comment,
                temporary,
                options);
    }

    private void primaryKey(PrimaryKey key) {
        if (primaryKey != null) {
            throw new MappingException(
                    "table " + id + " has two primary keys, " + primaryKey.columns() + " and " + key.columns(),
                    "name all columns of the key in one primary key");
        }
        primaryKey = key;
    }
}
