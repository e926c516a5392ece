package dev.aludel.dialect;

import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.sql.tree.AssignmentNode;
import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.sql.tree.DeleteNode;
import dev.aludel.sql.tree.DerivedColumnNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FromNode;
import dev.aludel.sql.tree.InsertNode;
import dev.aludel.sql.tree.JoinNode;
import dev.aludel.sql.tree.Node;
import dev.aludel.sql.tree.OrderNode;
import dev.aludel.sql.tree.QueryNode;
import dev.aludel.sql.tree.TableNode;
import dev.aludel.sql.tree.UpdateNode;
import dev.aludel.sql.tree.UpsertNode;
import dev.aludel.sql.tree.WriteSetNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes INSERT, UPDATE and DELETE. Stateless and thread-safe. */
public abstract class ChangeCompiler extends QueryCompiler {
    ChangeCompiler(String database, Set<Capability> capabilities) {
        super(database, capabilities);
    }

    /** The values of an INSERT without any: a row of defaults. */
    protected void defaultValues(SqlWriter out) {
        out.sql(" DEFAULT VALUES");
    }

    /** The rows of an INSERT that are given column by column; only for a dialect that {@linkplain Dialect#adapted asks for that}. */
    protected void insertLists(InsertNode insert, SqlWriter out) {
        throw new UnsupportedFeatureException(database() + " takes no rows column by column", "give them row by row");
    }

    /** The query whose rows are inserted. */
    protected void insertQuery(InsertNode insert, QueryNode query, SqlWriter out) {
        with(out.postponed(), out);
        out.deeper();
        statement(query, out);
        out.shallower();
    }

    /** What happens to rows that are there already. */
    protected void upsert(InsertNode insert, UpsertNode upsert, SqlWriter out) {
        out.sql(" ON CONFLICT");
        boolean anyKey = upsert.target().isEmpty() && upsert.constraint() == null;
        if (upsert.constraint() != null) {
            require(Capability.UPSERT_CONSTRAINT, "ON CONFLICT ON CONSTRAINT");
            out.sql(" ON CONSTRAINT ").given(upsert.constraint());
        } else if (!anyKey) {
            names(upsert.target().stream().map(column -> column.name()).toList(), out);
            where(" WHERE ", upsert.targetWhere(), out);
        }
        if (upsert.assignments().isEmpty()) {
            out.sql(" DO NOTHING");
            return;
        }
        if (anyKey) {
            require(Capability.UPSERT_ANY_KEY, "upsert that does not say on which key");
        }
        out.sql(" DO UPDATE SET ");
        upsertAssignments(insert, upsert, out);
    }

    /** The new values of a row that is there already, and the conditions for that. */
    protected final void upsertAssignments(InsertNode insert, UpsertNode upsert, SqlWriter out) {
        // The row that is there and the one that was to be inserted have the same columns: names alone are ambiguous.
        out.enter(true, List.of(insert.table()));
        assign(upsert.assignments(), null, out);
        where(" WHERE ", upsert.where(), out);
        out.leave();
    }

    /** What else an UPDATE reads from, and its conditions. */
    protected void updateFrom(UpdateNode update, SqlWriter out) {
        if (update.joined()) {
            require(Capability.UPDATE_FROM, "UPDATE .. FROM");
            from(" FROM ", update.from(), update.joins(), out);
        }
        where(" WHERE ", update.where(), out);
    }

    /** An UPDATE up to its conditions; a dialect that joins tables there overrides it. */
    protected void updateHead(UpdateNode update, SqlWriter out) {
        out.sql("UPDATE ");
        table(update.table(), out);
        out.sql(" SET ");
        assign(assignments(update), null, out);
    }

    /** A DELETE with its conditions. */
    protected void deleteBody(DeleteNode delete, SqlWriter out) {
        out.sql("DELETE FROM ");
        table(delete.table(), out);
        if (delete.joined()) {
            require(Capability.DELETE_USING, "DELETE .. USING");
            from(" USING ", delete.using(), delete.joins(), out);
        }
        where(" WHERE ", delete.where(), out);
    }

    /**
     * The assignments of an UPDATE in the order in which they are written. All of them see the row as it was; a dialect whose
     * database makes them one after the other puts them into an order in which that makes no difference.
     */
    protected List<AssignmentNode> assignments(UpdateNode update) {
        return update.assignments();
    }

    /** What an INSERT gives back; a dialect that has no such clause may have another exact way. */
    protected void insertReturning(InsertNode insert, SqlWriter out) {
        returning(Capability.INSERT_RETURNING, "INSERT .. RETURNING", insert.returning(), out);
    }

    /** What a statement gives back of the rows it has changed. */
    protected void returning(Capability needed, String construct, List<ExpressionNode> columns, SqlWriter out) {
        require(needed, construct);
        out.sql(" RETURNING ");
        selectList(columns, out);
    }

    /** The table of an INSERT. */
    protected void insertTarget(InsertNode insert, SqlWriter out) {
        table(insert.table(), out);
    }

    /** Columns of other tables in what a change gives back. */
    private void requireOwn(TableNode table, List<ExpressionNode> returning) {
        if (!has(Capability.RETURNING_JOINED) && returning.stream().anyMatch(column -> foreign(table, column))) {
            require(Capability.RETURNING_JOINED, "RETURNING of columns of other tables");
        }
    }

    private static boolean foreign(TableNode table, Node node) {
        if (node instanceof QueryNode) {
            return false; // what it selects from is its own
        }
        if (node instanceof ColumnNode column) {
            return !column.table().equals(table);
        }
        boolean[] found = {node instanceof DerivedColumnNode};
        node.children(child -> found[0] |= foreign(table, child));
        return found[0];
    }

    /**
     * A set of rows. Without a drawn key it gives no rows; with one, for each row its number from 1 and the key. It fails with
     * {@link dev.aludel.error.RowsNotWrittenException} unless each row is written once.
     */
    protected void writeSet(WriteSetNode set, SqlWriter out) {
        throw new UnsupportedFeatureException(database() + " writes no sets of rows", "write the rows one by one");
    }

    /**
     * New values with commas between.
     *
     * @param qualifier the table to be named before each column, or null
     */
    protected final void assign(List<AssignmentNode> assignments, @Nullable TableNode qualifier, SqlWriter out) {
        for (int i = 0; i < assignments.size(); i++) {
            AssignmentNode assignment = assignments.get(i);
            out.sql(i == 0 ? "" : ", ");
            if (qualifier != null) {
                out.given(qualifier.reference()).sql(".");
            }
            out.identifier(assignment.column().name()).sql(" = ");
            expression(assigned(assignment.column(), assignment.value()), out);
        }
    }

    /** A value as it is given to a column; a dialect whose database does not bring it to the column's type says how. */
    protected ExpressionNode assigned(ColumnNode column, ExpressionNode value) {
        return value;
    }

    final void insert(InsertNode given, SqlWriter out) {
        InsertNode insert = has(Capability.DEFAULT_VALUE) || !given.hasDefaults() ? given : given.withoutDefaults();
        if (insert.columns().isEmpty() && insert.rows().size() > 1) {
            require(Capability.DEFAULT_VALUE, "several rows of defaults in one INSERT");
        }
        out.sql("INSERT INTO ");
        insertTarget(insert, out);
        QueryNode query = insert.query();
        if (query != null) {
            names(insert.columns().stream().map(column -> column.name()).toList(), out);
            out.sql(" ");
            insertQuery(insert, query, out);
        }
        out.enter(false, List.of(insert.table()));
        if (query == null && insert.columns().isEmpty()) {
            defaultValues(out);
        } else if (!insert.lists().isEmpty()) {
            names(insert.columns().stream().map(column -> column.name()).toList(), out);
            insertLists(insert, out);
        } else if (query == null) {
            names(insert.columns().stream().map(column -> column.name()).toList(), out);
            out.sql(" VALUES ");
            for (int i = 0; i < insert.rows().size(); i++) {
                out.sql(i == 0 ? "(" : ", (");
                list(assigned(insert.columns(), insert.rows().get(i)), out);
                out.sql(")");
            }
        }
        if (insert.upsert() != null) {
            upsert(insert, insert.upsert(), out);
        }
        if (!insert.returning().isEmpty()) {
            insertReturning(insert, out);
        }
        out.leave();
    }

    private List<ExpressionNode> assigned(List<ColumnNode> columns, List<ExpressionNode> values) {
        List<ExpressionNode> all = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            all.add(assigned(columns.get(i), values.get(i)));
        }
        return all;
    }

    final void update(UpdateNode update, SqlWriter out) {
        out.enter(update.joined(), sources(update.table(), update.from(), update.joins()));
        updateHead(update, out);
        updateFrom(update, out);
        limited(update.orderBy(), update.limit(), "UPDATE", out);
        if (!update.returning().isEmpty()) {
            requireOwn(update.table(), update.returning());
            returning(Capability.UPDATE_RETURNING, "UPDATE .. RETURNING", update.returning(), out);
        }
        out.leave();
    }

    final void delete(DeleteNode delete, SqlWriter out) {
        out.enter(delete.joined(), sources(delete.table(), delete.using(), delete.joins()));
        deleteBody(delete, out);
        limited(delete.orderBy(), delete.limit(), "DELETE", out);
        if (!delete.returning().isEmpty()) {
            requireOwn(delete.table(), delete.returning());
            returning(Capability.DELETE_RETURNING, "DELETE .. RETURNING", delete.returning(), out);
        }
        out.leave();
    }

    private void limited(List<OrderNode> orderBy, @Nullable ExpressionNode limit, String statement, SqlWriter out) {
        if (!orderBy.isEmpty() || limit != null) {
            require(Capability.CHANGE_LIMIT, "ORDER BY and LIMIT in " + statement);
            ordered(orderBy, out);
            if (limit != null) {
                limit(limit, null, out);
            }
        }
    }

    private static List<FromNode> sources(TableNode table, List<FromNode> from, List<JoinNode> joins) {
        List<FromNode> all = new ArrayList<>(from.size() + joins.size() + 1);
        all.add(table);
        all.addAll(from);
        joins.forEach(join -> all.add(join.target()));
        return all;
    }
}
