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

    protected void returning(List<ExpressionNode> columns, SqlWriter out) {
        require(Capability.RETURNING, "RETURNING");
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
        end(insert.returning(), out);
    }

    final void update(UpdateNode update, SqlWriter out) {
        out.enter(false, List.of(update.table()));
        out.sql("UPDATE ");
        table(update.table(), out);
        out.sql(" SET ");
        for (int i = 0; i < update.assignments().size(); i++) {
            AssignmentNode assignment = update.assignments().get(i);
            out.sql(i == 0 ? "" : ", ").identifier(assignment.column().name()).sql(" = ");
            expression(assignment.value(), out);
        }
        where(" WHERE ", update.where(), out);
        end(update.returning(), out);
    }

    final void delete(DeleteNode delete, SqlWriter out) {
        out.enter(false, List.of(delete.table()));
        out.sql("DELETE FROM ");
        table(delete.table(), out);
        where(" WHERE ", delete.where(), out);
        end(delete.returning(), out);
    }

    private void end(List<ExpressionNode> returning, SqlWriter out) {
        if (!returning.isEmpty()) {
            returning(returning, out);
        }
        out.leave();
    }
}
