package dev.aludel.schema.compare;

import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.schema.DdlRenderer;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.SchemaChange;
import dev.aludel.schema.SchemaObjects;
import dev.aludel.schema.SchemaTarget;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * In what a database is not as a schema says, and the DDL that makes it so. Obtained from {@link SchemaComparison}; it says what
 * was true when it was made. Immutable.
 */
public final class SchemaDifferences {
    private final List<Difference> list;
    private final MetaData expected;
    private final SchemaObjects objects;
    private final Map<TableName, TableDefinition> found;
    private final Map<TableName, List<String>> obstacles;
    private final DdlRenderer renderer;
    private final @Nullable SchemaTarget database;

    SchemaDifferences(
            List<Difference> list,
            MetaData expected,
            SchemaObjects objects,
            Map<TableName, TableDefinition> found,
            Map<TableName, List<String>> obstacles,
            DdlRenderer renderer,
            @Nullable SchemaTarget database) {
        this.list = List.copyOf(list);
        this.expected = expected;
        this.objects = objects;
        this.found = Map.copyOf(found);
        this.obstacles = Map.copyOf(obstacles);
        this.renderer = renderer;
        this.database = database;
    }

    public List<Difference> list() {
        return list;
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    /** The same without some of them. */
    public SchemaDifferences without(Predicate<? super Difference> ignored) {
        return new SchemaDifferences(
                list.stream().filter(difference -> !ignored.test(difference)).toList(),
                expected,
                objects,
                found,
                obstacles,
                renderer,
                database);
    }

    /** The same without what the database has besides: nothing is dropped that the schema does not know. */
    public SchemaDifferences keepingExtras() {
        return without(difference -> difference instanceof Difference.ExtraTable
                || difference instanceof Difference.ExtraColumn
                || difference instanceof Difference.ExtraConstraint
                || difference instanceof Difference.ExtraIndex
                || difference instanceof Difference.ExtraObject);
    }

    /**
     * What {@link #ddl()} would lose or may change, a line for each: rows of tables that are dropped, values of columns that are dropped
     * or get a type which does not hold all of them. Empty where every value stays as it is.
     */
    public List<String> losses() {
        return List.copyOf(Losses.of(list, renderer));
    }

    /** The changes that take all of them away, in an order in which they can be executed. */
    public List<SchemaChange> changes() {
        return new ChangePlan(list, expected, objects, found, renderer).changes();
    }

    /** Why the DDL would lose something, on a database that creates tables anew instead of altering them. */
    public List<String> obstacles() {
        return changes().stream()
                .filter(SchemaChange.RebuildTable.class::isInstance)
                .map(change -> ((SchemaChange.RebuildTable) change).to().id())
                .flatMap(id -> obstacles.getOrDefault(id, List.of()).stream()
                        .map(why -> "table " + id + " would have to be created anew, but " + why))
                .toList();
    }

    /**
     * The statements that take all of them away. Read them before they run: what is extra is dropped with its rows, unless
     * {@link #keepingExtras} was said.
     *
     * @throws UnsupportedFeatureException if the database cannot do it, or not without losing something; says what and why
     */
    public List<String> ddl() {
        List<String> reasons = obstacles();
        if (!reasons.isEmpty()) {
            throw new UnsupportedFeatureException(
                    renderer.database() + " cannot make these changes: " + String.join("; ", reasons),
                    "create the table anew by hand, on a connection that does not enforce foreign keys");
        }
        return changes().stream()
                .flatMap(change -> renderer.render(change).stream())
                .toList();
    }

    /**
     * Executes the statements.
     *
     * @throws UnsupportedFeatureException as {@link #ddl()}
     * @throws IllegalStateException if two schemas were compared, and no database
     */
    public void apply() {
        if (database == null) {
            throw new IllegalStateException("two schemas were compared: there is no database to change");
        }
        List<String> statements = ddl();
        if (!statements.isEmpty()) {
            database.executeDdl(statements);
        }
    }

    /** One line for each. */
    @Override
    public String toString() {
        return list.stream().map(Difference::toString).collect(Collectors.joining("\n"));
    }
}
