package dev.aludel.sql;

import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.DeleteNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.InListNode;
import dev.aludel.sql.tree.InTuplesNode;
import dev.aludel.sql.tree.LockMode;
import dev.aludel.sql.tree.Node;
import dev.aludel.sql.tree.OrderNode;
import dev.aludel.sql.tree.QueryNode;
import dev.aludel.sql.tree.SelectNode;
import dev.aludel.sql.tree.StatementNode;
import dev.aludel.sql.tree.TableNode;
import dev.aludel.sql.tree.TupleNode;
import dev.aludel.sql.tree.UpdateNode;
import dev.aludel.sql.tree.ValueListNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An UPDATE or DELETE that gives rows back, in steps for a database that cannot do it in one statement: the rows are found and
 * locked, changed by their primary keys, and read again by them. All steps belong into one transaction. Immutable and
 * thread-safe.
 *
 * <p>That is exact where nothing can come between the steps: what decides about a row, and what comes back, is in the row itself,
 * which is locked, and its key stays. Everything else is refused.
 *
 * @param <T> what a row is read as
 */
public final class ReturningSteps<T> {
    private final Query<T> query;
    private final List<ColumnExpression<?>> key;
    private final String statement;

    /**
     * A row that is locked.
     *
     * @param key its primary key
     * @param row what a DELETE gives back of it; null for an UPDATE, which reads afterwards
     */
    public record Target<T>(List<Object> key, @Nullable T row) {}

    private ReturningSteps(Query<T> query, List<ColumnExpression<?>> key, String statement) {
        this.query = query;
        this.key = key;
        this.statement = statement;
    }

    /**
     * The steps of an UPDATE or DELETE with RETURNING.
     *
     * @throws UnsupportedFeatureException if they would not mean exactly the same; says why
     */
    public static <T> ReturningSteps<T> of(Query<T> query, String database) {
        String statement = query.tree() instanceof UpdateNode ? "UPDATE" : "DELETE";
        String reason = refusal(query.tree(), keyOf(query));
        if (reason != null) {
            throw new UnsupportedFeatureException(
                    database + " has no " + statement
                            + " .. RETURNING; locking the rows and changing them by their keys takes its place, but only where that"
                            + " is exact: " + reason,
                    "select the rows forUpdate() in a transaction, and change them by their keys");
        }
        return new ReturningSteps<>(query, keyOf(query), statement);
    }

    private static List<ColumnExpression<?>> keyOf(Query<?> query) {
        return switch (query) {
            case MappedQuery<?, ?> mapped -> keyOf(mapped.query());
            case Returning<?> returning ->
                returning.table().keyColumns().stream()
                        .<ColumnExpression<?>>map(returning.table()::declaredColumn)
                        .toList();
            default -> List.of();
        };
    }

    private static @Nullable String refusal(StatementNode tree, List<ColumnExpression<?>> key) {
        if (key.isEmpty()) {
            return "the table has no primary key";
        }
        return switch (tree) {
            case UpdateNode update -> {
                for (var assignment : update.assignments()) {
                    if (key.stream()
                            .anyMatch(column ->
                                    column.name().equals(assignment.column().name()))) {
                        yield "the key, " + assignment.column().name() + ", is assigned";
                    }
                }
                yield refusal(update.joined(), update.where(), update.orderBy(), update.returning());
            }
            case DeleteNode delete -> refusal(delete.joined(), delete.where(), delete.orderBy(), delete.returning());
            default -> "the statement is neither an UPDATE nor a DELETE";
        };
    }

    /** What another query reads is not locked, and may be older than what the change sees. */
    private static @Nullable String refusal(
            boolean joined, List<ExpressionNode> where, List<OrderNode> orderBy, List<ExpressionNode> returning) {
        if (joined) {
            return "it refers to other tables";
        }
        if (where.stream().anyMatch(ReturningSteps::queries) || orderBy.stream().anyMatch(ReturningSteps::queries)) {
            return "a query stands in its conditions";
        }
        return returning.stream().anyMatch(ReturningSteps::queries) ? "a query stands in what it gives back" : null;
    }

    private static boolean queries(Node node) {
        if (node instanceof QueryNode) {
            return true;
        }
        boolean[] found = {false};
        node.children(child -> found[0] |= queries(child));
        return found[0];
    }

    /** The first step: finds the rows and locks them. */
    public Query<Target<T>> lock() {
        List<Expression<?>> columns = new ArrayList<>(
                key.stream().<Expression<?>>map(ColumnExpression::expression).toList());
        boolean before = query.tree() instanceof DeleteNode;
        if (before) {
            columns.addAll(query.columns());
        }
        RowDecoder<T> decoder = query.decoder();
        RowDecoder<Target<T>> targets = (row, offset, scope) -> {
            List<Object> values = new ArrayList<>(key.size());
            for (int i = 0; i < key.size(); i++) {
                Object value = key.get(i).type().read(row, offset + i);
                if (value == null) {
                    throw inexact("a row has NULL as its primary key");
                }
                values.add(value);
            }
            return new Target<>(values, before ? decoder.decode(row, offset + key.size(), scope) : null);
        };
        return new Select<>(found().withColumns(Chain.nodes(columns)), columns, targets, List.of());
    }

    private SelectNode found() {
        var all = SelectNode.of(List.of()).withLock(LockMode.UPDATE);
        return switch (query.tree()) {
            case UpdateNode update ->
                limited(
                        all.plusFrom(List.of(update.table())).plusWhere(update.where()),
                        update.orderBy(),
                        update.limit());
            case DeleteNode delete ->
                limited(
                        all.plusFrom(List.of(delete.table())).plusWhere(delete.where()),
                        delete.orderBy(),
                        delete.limit());
            default -> throw new IllegalStateException("neither an UPDATE nor a DELETE");
        };
    }

    private static SelectNode limited(SelectNode select, List<OrderNode> orderBy, @Nullable ExpressionNode limit) {
        var ordered = select.plusOrderBy(orderBy);
        return limit == null ? ordered : ordered.withLimit(limit);
    }

    /**
     * The second step: changes the rows that were found, and no others.
     *
     * @param most values that the database takes in one statement
     * @throws UnsupportedFeatureException if there are more keys than that, or two rows have one key
     */
    public Command change(List<Target<T>> targets, int most) {
        if ((long) targets.size() * key.size() > most) {
            throw inexact("it changes " + targets.size() + " rows, more than one statement can name by their keys");
        }
        if (new HashSet<>(targets.stream().map(Target::key).toList()).size() < targets.size()) {
            throw inexact("two rows have one primary key");
        }
        return switch (query.tree()) {
            case UpdateNode update ->
                new Update(
                        returning().table(),
                        new UpdateNode(
                                update.table(),
                                update.assignments(),
                                List.of(),
                                List.of(),
                                List.of(amongKeys(targets)),
                                update.orderBy(),
                                null,
                                List.of()));
            case DeleteNode delete ->
                new Delete(returning().table(), new DeleteNode(delete.table(), List.of(amongKeys(targets)), List.of()));
            default -> throw new IllegalStateException("neither an UPDATE nor a DELETE");
        };
    }

    /** The third step, of an UPDATE only: reads the rows as they are now, not as the transaction may have seen them before. */
    public Query<T> changed(List<Target<T>> targets) {
        var table = (TableNode) found().from().getFirst();
        return new Select<>(
                SelectNode.of(Chain.nodes(query.columns()))
                        .plusFrom(List.of(table))
                        .plusWhere(List.of(amongKeys(targets)))
                        .withLock(LockMode.UPDATE),
                query.columns(),
                query.decoder(),
                List.of());
    }

    /** Whether a third step gives the rows; otherwise the first did. */
    public boolean readsAfterwards() {
        return query.tree() instanceof UpdateNode;
    }

    /** How many columns of the first step are keys. */
    public int keyColumns() {
        return key.size();
    }

    /**
     * Looks whether each row was changed, and is found again.
     *
     * @throws UnsupportedFeatureException if not: then a trigger or a rule of the database has interfered
     */
    public void requireAll(long found, List<Target<T>> targets) {
        if (found != targets.size()) {
            throw inexact(targets.size() + " rows were to be changed, and " + found
                    + " were found by their keys afterwards: a trigger or a cascade changes keys or removes rows");
        }
    }

    private UnsupportedFeatureException inexact(String reason) {
        return new UnsupportedFeatureException(
                statement + " .. RETURNING of " + returning().table().name() + " cannot be done in steps: " + reason,
                "leave returning(..) out, or select the rows forUpdate() and change fewer at a time");
    }

    private Returning<?> returning() {
        Query<?> inner = query;
        while (inner instanceof MappedQuery<?, ?> mapped) {
            inner = mapped.query();
        }
        return (Returning<?>) inner;
    }

    private ExpressionNode amongKeys(List<Target<T>> targets) {
        if (key.size() == 1) {
            var column = key.getFirst().columnNode();
            return new InListNode(
                    column,
                    new ValueListNode(
                            column.type(),
                            targets.stream()
                                    .map(target -> target.key().getFirst())
                                    .toList()),
                    false);
        }
        List<TupleNode> tuples = new ArrayList<>(targets.size());
        for (Target<T> target : targets) {
            List<ExpressionNode> values = new ArrayList<>(key.size());
            for (int i = 0; i < key.size(); i++) {
                values.add(new BindNode(key.get(i).type(), target.key().get(i)));
            }
            tuples.add(new TupleNode(values));
        }
        return new InTuplesNode(
                new TupleNode(key.stream()
                        .<ExpressionNode>map(ColumnExpression::columnNode)
                        .toList()),
                tuples,
                false);
    }
}
