package dev.aludel.dialect;

import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.sql.tree.AssignmentNode;
import dev.aludel.sql.tree.DeleteNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.InsertNode;
import dev.aludel.sql.tree.UpdateNode;
import dev.aludel.sql.tree.WriteSetNode;
import java.util.List;
import java.util.Set;

/** Writes INSERT, UPDATE and DELETE. Stateless and thread-safe. */
public abstract class ChangeCompiler extends SelectCompiler {
    ChangeCompiler(String database, Set<Capability> capabilities) {
        super(database, capabilities);
    }

    /** The values of an INSERT without any: a row of defaults. */
    protected void defaultValues(SqlWriter out) {
        out.sql(" DEFAULT VALUES");
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

    /**
     * A set of rows. Without a drawn key it gives no rows; with one, for each row its number from 1 and the key. It fails with
     * {@link dev.aludel.error.RowsNotWrittenException} unless each row is written once.
     */
    protected void writeSet(WriteSetNode set, SqlWriter out) {
        throw new UnsupportedFeatureException(database() + " writes no sets of rows", "write the rows one by one");
    }

    final void insert(InsertNode insert, SqlWriter out) {
        out.enter(false, List.of(insert.table()));
        out.sql("INSERT INTO ");
        table(insert.table(), out);
        if (insert.columns().isEmpty()) {
            defaultValues(out);
        } else {
            out.sql(" (");
            for (int i = 0; i < insert.columns().size(); i++) {
                out.sql(i == 0 ? "" : ", ").identifier(insert.columns().get(i).name());
            }
            out.sql(") VALUES ");
            for (int i = 0; i < insert.rows().size(); i++) {
                out.sql(i == 0 ? "(" : ", (");
                list(insert.rows().get(i), out);
                out.sql(")");
            }
        }
        if (!insert.returning().isEmpty()) {
            insertReturning(insert, out);
        }
        out.leave();
    }

    final void update(UpdateNode update, SqlWriter out) {
        out.enter(false, List.of(update.table()));
        out.sql("UPDATE ");
        table(update.table(), out);
        out.sql(" SET ");
        List<AssignmentNode> assignments = assignments(update);
        for (int i = 0; i < assignments.size(); i++) {
            AssignmentNode assignment = assignments.get(i);
            out.sql(i == 0 ? "" : ", ").identifier(assignment.column().name()).sql(" = ");
            expression(assignment.value(), out);
        }
        where(" WHERE ", update.where(), out);
        if (!update.returning().isEmpty()) {
            returning(Capability.UPDATE_RETURNING, "UPDATE .. RETURNING", update.returning(), out);
        }
        out.leave();
    }

    final void delete(DeleteNode delete, SqlWriter out) {
        out.enter(false, List.of(delete.table()));
        out.sql("DELETE FROM ");
        table(delete.table(), out);
        where(" WHERE ", delete.where(), out);
        if (!delete.returning().isEmpty()) {
            returning(Capability.DELETE_RETURNING, "DELETE .. RETURNING", delete.returning(), out);
        }
        out.leave();
    }
}
