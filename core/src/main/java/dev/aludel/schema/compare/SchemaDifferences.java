package dev.aludel.schema.compare;

import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.schema.DdlRenderer;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.SchemaChange;
import dev.aludel.schema.SchemaTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * In what a database is not as a schema says, and the DDL that makes it so. Obtained from {@link SchemaComparison}; it says what
 * was true when it was made. Immutable.
 */
public final class SchemaDifferences {
    private static final String NEXT_TRANSACTION =
            "-- in another transaction: the labels above can be used when they are committed\n";

    private final List<Difference> list;
    private final MetaData expected;
    private final LiveSchema live;
    private final DdlRenderer renderer;
    private final @Nullable SchemaTarget database;

    SchemaDifferences(
            List<Difference> list,
            MetaData expected,
            LiveSchema live,
            DdlRenderer renderer,
            @Nullable SchemaTarget database) {
        this.list = List.copyOf(list);
        this.expected = expected;
        this.live = live;
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
                live,
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

    /**
     * The changes that take all of them away, in an order in which they can be executed.
     *
     * @throws UnsupportedFeatureException if the database cannot do it, or a foreign key that stays would refer to no key any more
     */
    public List<SchemaChange> changes() {
        return new ChangePlan(list, expected, live, renderer).changes();
    }

    /** Why the DDL would lose something, on a database that creates tables anew instead of altering them. */
    public List<String> obstacles() {
        return obstacles(changes());
    }

    private List<String> obstacles(List<SchemaChange> changes) {
        return changes.stream()
                .filter(SchemaChange.RebuildTables.class::isInstance)
                .flatMap(change -> ((SchemaChange.RebuildTables) change).tables().stream())
                .map(table -> table.from().id())
                .flatMap(id -> live.obstacles().getOrDefault(id, List.of()).stream()
                        .map(why -> "table " + id + " would have to be created anew, but " + why))
                .toList();
    }

    /**
     * The statements that take all of them away. Read them before they run: what is extra is dropped with its rows, unless
     * {@link #keepingExtras} was said. Where they are more than one transaction, an SQL comment says where the next one begins.
     *
     * @throws UnsupportedFeatureException if the database cannot do it, or not without losing something; says what and why
     */
    public List<String> ddl() {
        var all = new ArrayList<String>();
        for (List<String> statements : transactions()) {
            if (!all.isEmpty()) {
                all.add(NEXT_TRANSACTION + statements.getFirst());
                all.addAll(statements.subList(1, statements.size()));
            } else {
                all.addAll(statements);
            }
        }
        return all;
    }

    /**
     * The statements of {@link #ddl()}, transaction by transaction, as {@link #apply()} executes them where DDL takes part in
     * transactions. There is one of them, but for labels that are added to enumerations of PostgreSQL: what uses a label has to come
     * behind the COMMIT of the transaction that adds it, so they are added by one of their own, first of all, when anything else
     * changes.
     *
     * @throws UnsupportedFeatureException as {@link #ddl()}
     */
    public List<List<String>> transactions() {
        List<SchemaChange> changes = changes();
        List<String> reasons = obstacles(changes);
        if (!reasons.isEmpty()) {
            throw new UnsupportedFeatureException(
                    renderer.database() + " cannot make these changes: " + String.join("; ", reasons),
                    "create the tables anew by hand");
        }
        var first = new ArrayList<String>();
        var rest = new ArrayList<String>();
        for (SchemaChange change : changes) {
            (renderer.usableAfterCommit(change) ? first : rest).addAll(renderer.render(change));
        }
        return Stream.of(first, rest)
                .filter(statements -> !statements.isEmpty())
                .map(List::copyOf)
                .toList();
    }

    /**
     * Executes the statements. Inside of an open transaction all of them are part of it, and stand or fall with it; labels that were added
     * to an enumeration of PostgreSQL cannot be used there. Outside of one, what fails behind added labels leaves them, unused.
     *
     * @throws UnsupportedFeatureException as {@link #ddl()}
     * @throws IllegalStateException if two schemas were compared, and no database
     */
    public void apply() {
        if (database == null) {
            throw new IllegalStateException("two schemas were compared: there is no database to change");
        }
        transactions().forEach(database::executeDdl);
    }

    /** One line for each. */
    @Override
    public String toString() {
        return list.stream().map(Difference::toString).collect(Collectors.joining("\n"));
    }
}
