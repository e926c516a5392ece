package dev.aludel.engine;

import dev.aludel.dialect.BoundStatement;
import dev.aludel.dialect.Capability;
import dev.aludel.dialect.Dialect;
import dev.aludel.error.DatabaseException;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.sql.Batch;
import dev.aludel.sql.Command;
import dev.aludel.sql.Query;
import dev.aludel.sql.ReadScope;
import dev.aludel.sql.ReturningSteps;
import dev.aludel.sql.RowGroups;
import dev.aludel.sql.StatementSize;
import dev.aludel.sql.tree.DeleteNode;
import dev.aludel.sql.tree.InsertNode;
import dev.aludel.sql.tree.UpdateNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Queries that change rows and take more than one statement: an INSERT of more rows than fit into one, and an UPDATE or DELETE
 * whose RETURNING the database does not have. All of the statements have effect or none. Thread-safe, stateless.
 */
final class SeveralStatements {
    /** What every database takes in one statement, and room to spare. */
    static final int MOST_VALUES = 30_000;

    private SeveralStatements() {}

    /** The command, or the several that an INSERT of many rows takes. */
    static List<Command> parts(Connection connection, Command command) {
        return command.tree() instanceof InsertNode insert && insert.rows().size() > 1
                ? command.parts(most(connection))
                : List.of(command);
    }

    private static StatementSize most(Connection connection) {
        return new StatementSize(MOST_VALUES, connection.mostBytes());
    }

    /** Executes such a query; gives null for every other, with which nothing was done. */
    static <T> @Nullable Result<T> execute(Connection connection, Dialect dialect, Query<T> query, ReadScope scope) {
        return switch (query.tree()) {
            case InsertNode insert
            when insert.rows().size() > 1 -> {
                var parts = query.parts(most(connection));
                yield parts.size() == 1 ? null : atomically(connection, on -> inParts(on, parts, scope));
            }
            case UpdateNode update
            when !dialect.has(Capability.UPDATE_RETURNING) -> inSteps(connection, dialect, query, scope);
            case DeleteNode delete
            when !dialect.has(Capability.DELETE_RETURNING) -> inSteps(connection, dialect, query, scope);
            default -> null;
        };
    }

    /**
     * Refuses to stream what takes more than one statement: a stream is the open result of one.
     *
     * @throws UnsupportedFeatureException if it is such a query
     */
    static void requireOne(Dialect dialect, Query<?> query) {
        boolean steps = switch (query.tree()) {
            case UpdateNode _ -> !dialect.has(Capability.UPDATE_RETURNING);
            case DeleteNode _ -> !dialect.has(Capability.DELETE_RETURNING);
            default -> false;
        };
        if (steps) {
            throw new UnsupportedFeatureException(
                    dialect.name()
                            + " gives back what such a statement changes in steps: the rows are locked, changed and read;"
                            + " that cannot be streamed",
                    "use list(..), or change fewer rows at a time");
        }
    }

    /** Refuses to stream a statement of more values than databases take in one; some send many values as few. */
    static void requireOne(BoundStatement bound) {
        if (bound.values().length > MOST_VALUES) {
            throw new UnsupportedFeatureException(
                    "the statement has " + bound.values().length
                            + " values, which takes several; what they give back cannot be one stream",
                    "use list(..), or insert fewer rows at a time");
        }
    }

    /** In the transaction that is open, behind a savepoint; otherwise in one of its own. */
    static <R> R atomically(Connection connection, Work<? super Connection, ? extends R, RuntimeException> work) {
        return connection.inTransaction() ? connection.nested(work) : connection.transact(work);
    }

    /** Executes a batch of INSERTs by INSERTs of many rows; gives null, with nothing done, for every other. */
    static @Nullable BatchResult<Void> execute(Connection connection, Dialect dialect, Batch batch) {
        return inGroups(
                connection,
                dialect,
                batch,
                (on, group) -> on.batches().send(group.batch()).await());
    }

    /** The same for INSERTs that give something back, where the database gives it back in the order of the rows. */
    static <T> @Nullable BatchResult<T> execute(
            Connection connection, Dialect dialect, Batch batch, Query<T> template, ReadScope scope) {
        return inGroups(
                connection,
                dialect,
                batch,
                (on, group) -> on.batches().send(group.batch(), template, scope).await());
    }

    private static <T> @Nullable BatchResult<T> inGroups(
            Connection connection,
            Dialect dialect,
            Batch batch,
            BiFunction<Connection, RowGroups, BatchResult<T>> sending) {
        if (!dialect.groupsRows()) {
            return null;
        }
        var groups = RowGroups.of(batch, MOST_VALUES, dialect.returnsInOrder());
        if (groups.isEmpty()) {
            return null;
        }
        // A single group is undone by its driver.
        return groups.size() == 1 && groups.getFirst().batch().rows().size() == 1
                ? inGroups(connection, groups, sending)
                : atomically(connection, on -> inGroups(on, groups, sending));
    }

    private static <T> BatchResult<T> inGroups(
            Connection connection, List<RowGroups> groups, BiFunction<Connection, RowGroups, BatchResult<T>> sending) {
        var counts = new ArrayList<Long>();
        var returned = new ArrayList<List<T>>();
        for (var group : groups) {
            var result = sending.apply(connection, group);
            result.counts().forEach(inserted -> requireAll(inserted, group));
            for (List<T> rows : result.returned()) {
                requireAll(rows.size(), group);
                rows.forEach(row -> returned.add(Collections.singletonList(row)));
            }
            counts.addAll(Collections.nCopies(result.counts().size() * group.size(), 1L));
        }
        return new BatchResult<>(counts, returned);
    }

    private static void requireAll(long inserted, RowGroups group) {
        if (inserted != group.size()) {
            throw new DatabaseException(
                    "an INSERT of " + group.size() + " rows has stored " + inserted,
                    "look for a trigger or rule that leaves rows out");
        }
    }

    private static <T> Result<T> inParts(Connection connection, List<Query<T>> parts, ReadScope scope) {
        var rows = new ArrayList<T>();
        @Nullable List<String> names = null;
        for (var part : parts) {
            var result = connection.execute(part, scope);
            names = result.names();
            rows.addAll(result.list());
        }
        return new Result<>(names, rows, rows.size());
    }

    private static <T> Result<T> inSteps(Connection connection, Dialect dialect, Query<T> query, ReadScope scope) {
        var steps = ReturningSteps.of(query, dialect.name());
        return atomically(connection, on -> run(on, steps, scope));
    }

    @SuppressWarnings("NullAway") // a row is null only where T says so
    static <T> Result<T> run(Connection connection, ReturningSteps<T> steps, ReadScope scope) {
        var locked = connection.execute(steps.lock(), scope);
        var targets = locked.list();
        if (!targets.isEmpty()) {
            steps.requireAll(connection.execute(steps.change(targets, MOST_VALUES)), targets);
        }
        if (!steps.readsAfterwards()) {
            var names =
                    locked.names().subList(steps.keyColumns(), locked.names().size());
            var rows = new ArrayList<T>(targets.size());
            targets.forEach(target -> rows.add(target.row()));
            return new Result<>(names, rows, rows.size());
        }
        var changed = connection.execute(steps.changed(targets), scope);
        steps.requireAll(changed.rowCount(), targets);
        return changed;
    }
}
