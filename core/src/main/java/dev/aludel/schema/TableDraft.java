package dev.aludel.schema;

import dev.aludel.error.MappingException;
import dev.aludel.sql.ColumnExpression;
import dev.aludel.sql.ColumnFill;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a {@link Table} declares, until its definition is asked for. Filled by the constructing thread; the
 * definition is then a function of it, so that threads which ask at once make equal ones.
 */
final class TableDraft {
    private final TableName name;
    private final Map<String, ColumnDraft> columns = new HashMap<>();
    private final List<Constraint> constraints = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();
    private final List<TableOption> options = new ArrayList<>();
    private final Map<String, ColumnFill> initials = new HashMap<>();
    private final Map<String, ColumnFill> renewals = new HashMap<>();
    private @Nullable String comment;
    private boolean temporary;
    private volatile @Nullable TableDefinition definition;

    TableDraft(TableName name) {
        this.name = name;
    }

    /** The draft of a table whose definition is known: nothing can be added. */
    TableDraft(TableDefinition definition) {
        this.name = definition.id();
        this.definition = definition;
    }

    /** The draft of the same table under an alias. */
    TableDraft(TableDefinition definition, TableDraft original) {
        this(definition);
        initials.putAll(original.initials);
        renewals.putAll(original.renewals);
    }

    /** What an INSERT fills in. */
    Map<String, ColumnFill> initials() {
        return initials;
    }

    /** What an UPDATE fills in. */
    Map<String, ColumnFill> renewals() {
        return renewals;
    }

    TableColumn add(ColumnDraft column) {
        requireOpen();
        if (columns.putIfAbsent(column.column.name(), column) != null) {
            throw new MappingException(
                    "table " + name + " has two columns named " + column.column.name(), "rename or remove one of them");
        }
        if (column.initial != null) {
            initials.put(column.column.name(), column.initial);
        }
        if (column.renewal != null) {
            renewals.put(column.column.name(), column.renewal);
        }
        return column.column;
    }

    void add(Constraint... more) {
        requireOpen();
        constraints.addAll(List.of(more));
    }

    void add(Index... more) {
        requireOpen();
        indexes.addAll(List.of(more));
    }

    void add(TableOption... more) {
        requireOpen();
        options.addAll(List.of(more));
    }

    void temporary() {
        requireOpen();
        temporary = true;
    }

    boolean isTemporary() {
        TableDefinition made = definition;
        return made == null ? temporary : made.temporary();
    }

    void comment(String text) {
        requireOpen();
        comment = text;
    }

    TableDefinition definition(List<ColumnExpression<?>> declared) {
        TableDefinition known = definition;
        if (known == null) {
            known = define(declared);
            definition = known;
        }
        return known;
    }

    private TableDefinition define(List<ColumnExpression<?>> all) {
        var builder = TableDefinition.builder(name);
        var key = new ArrayList<String>();
        for (ColumnExpression<?> declared : all) {
            ColumnDraft column = columns.get(declared.name());
            if (column == null) {
                builder.column(plain(declared));
                continue;
            }
            builder.column(column.column);
            column.constraints.forEach(builder::constraint);
            column.indexes.forEach(builder::index);
            if (column.primaryKey) {
                key.add(declared.name());
            }
        }
        if (!key.isEmpty()) {
            builder.primaryKey(key.toArray(String[]::new));
        }
        constraints.forEach(builder::constraint);
        indexes.forEach(builder::index);
        if (comment != null) {
            builder.comment(comment);
        }
        if (temporary) {
            builder.temporary();
        }
        return builder.option(options.toArray(TableOption[]::new)).build();
    }

    /** A column that was declared without options. */
    private static TableColumn plain(ColumnExpression<?> declared) {
        var column = TableColumn.of(declared.name(), declared.type());
        return declared.nullable() ? column.asNullable() : column;
    }

    private void requireOpen() {
        if (definition != null) {
            throw new MappingException(
                    "table " + name + " was changed after its definition had been used",
                    "declare columns, constraints and indexes in its constructor, or before build()");
        }
    }
}
