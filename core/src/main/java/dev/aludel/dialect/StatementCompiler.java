package dev.aludel.dialect;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.error.ParameterException;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.sql.tree.AssignmentNode;
import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.DeleteNode;
import dev.aludel.sql.tree.DerivedNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.Flattening;
import dev.aludel.sql.tree.FromNode;
import dev.aludel.sql.tree.InsertNode;
import dev.aludel.sql.tree.JoinNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.LockMode;
import dev.aludel.sql.tree.OrderNode;
import dev.aludel.sql.tree.QueryNode;
import dev.aludel.sql.tree.RawNode;
import dev.aludel.sql.tree.SelectNode;
import dev.aludel.sql.tree.StatementNode;
import dev.aludel.sql.tree.TableNode;
import dev.aludel.sql.tree.TextNode;
import dev.aludel.sql.tree.TextPart;
import dev.aludel.sql.tree.UpdateNode;
import dev.aludel.sql.tree.ValueListNode;
import dev.aludel.sql.tree.WriteSetNode;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes statements in standard SQL with {@code ?} for values and LIMIT and OFFSET. A dialect overrides the protected
 * methods in which its database differs; see {@link ExpressionCompiler} for those about expressions. Stateless and
 * thread-safe.
 */
public class StatementCompiler extends ExpressionCompiler {
    private final String database;
    private final Identifiers identifiers;
    private final Set<Capability> capabilities;

    /**
     * A compiler for one kind of database.
     *
     * @param database its name, for messages
     */
    public StatementCompiler(String database, Identifiers identifiers, Set<Capability> capabilities) {
        this.database = database;
        this.identifiers = identifiers;
        this.capabilities = Set.copyOf(capabilities);
    }

    final CompiledStatement compile(StatementNode statement, Flattening values, boolean strict) {
        var out = new SqlWriter(identifiers, values, strict);
        statement(statement, out);
        return new CompiledStatement(
                this, out.pieces(), types(statement), out.containsRaw() ? DriverStatement.Kind.RAW : kind(statement));
    }

    /** An expression alone, to print it. */
    final CompiledStatement compile(ExpressionNode expression, Flattening values) {
        var out = new SqlWriter(identifiers, values, false);
        expression(expression, out);
        return new CompiledStatement(this, out.pieces(), List.of(), DriverStatement.Kind.QUERY);
    }

    /** What stands for a value: {@code ?}, or {@code $1} with the position counted from 1. */
    protected String placeholder(int position, SqlType<?> type) {
        return "?";
    }

    /** Whether one placeholder may be written in several places for one value, as {@code $1} may. */
    protected boolean sharesPlaceholders() {
        return false;
    }

    /** How many rows, and after how many; at least one of them is there. */
    protected void limit(@Nullable ExpressionNode limit, @Nullable ExpressionNode offset, SqlWriter out) {
        if (limit != null) {
            out.sql(" LIMIT ");
            expression(limit, out);
        }
        if (offset != null) {
            out.sql(" OFFSET ");
            expression(offset, out);
        }
    }

    /** The clause that locks the rows of a query, behind all others; its {@link SelectNode#lock()} says how. */
    protected void lock(SelectNode select, SqlWriter out) {
        require(Capability.FOR_UPDATE, "FOR UPDATE");
        out.sql(" FOR UPDATE");
    }

    /** A key of ORDER BY, its direction and the place of NULL. */
    protected void order(OrderNode order, SqlWriter out) {
        orderKey(order.operand(), out);
        out.sql(order.descending() ? " DESC" : "");
        if (order.nulls() != OrderNode.Nulls.DEFAULT) {
            require(Capability.NULLS_ORDER, "NULLS FIRST and NULLS LAST");
            out.sql(order.nulls() == OrderNode.Nulls.FIRST ? " NULLS FIRST" : " NULLS LAST");
        }
    }

    /** What is ordered by: a label of the select list, or an expression; a dialect adds a collation here. */
    protected void orderKey(ExpressionNode key, SqlWriter out) {
        if (key instanceof LabelNode label && out.hasLabel(label.label())) {
            out.identifier(label.label());
        } else {
            expression(key, out);
        }
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
        throw new UnsupportedFeatureException(database + " writes no sets of rows", "write the rows one by one");
    }

    /** A piece of raw SQL, as it is; a dialect whose driver gives {@code ?} a meaning says so in {@link #questionMark}. */
    protected void raw(RawNode raw, SqlWriter out) {
        out.sql(raw.sql());
    }

    /** Called for raw SQL with a {@code ?} outside of strings, which a driver would take for a value's place. */
    protected void questionMark() {
        throw new ParameterException("the raw SQL has a ?, but values in it have names", "write :name and bind it");
    }

    /** What stands in raw SQL for a list without values, inside the parentheses of IN. */
    protected String emptyRawList(SqlType<?> type) {
        return "SELECT NULL WHERE 1 = 0";
    }

    /** A value in a list of the select list; a dialect adds what its driver needs to read it. */
    protected void selected(ExpressionNode column, SqlWriter out) {
        expression(column, out);
    }

    /**
     * Fails unless the database can do this.
     *
     * @throws UnsupportedFeatureException naming the construct and the database
     */
    protected final void require(Capability capability, String construct) {
        if (!capabilities.contains(capability)) {
            throw new UnsupportedFeatureException(
                    database + " has no " + construct, "write the statement without it for this database");
        }
    }

    final void statement(StatementNode statement, SqlWriter out) {
        switch (statement) {
            case SelectNode select -> select(select, out);
            case TextNode text -> text(text, out);
            case InsertNode insert -> insert(insert, out);
            case UpdateNode update -> update(update, out);
            case DeleteNode delete -> delete(delete, out);
            case WriteSetNode set -> writeSet(set, out);
        }
    }

    @Override
    final void nested(QueryNode query, SqlWriter out) {
        out.sql("(");
        statement(query, out);
        out.sql(")");
    }

    private void select(SelectNode select, SqlWriter out) {
        List<FromNode> sources = select.sources();
        if (out.strict() && sources.isEmpty() && !select.joins().isEmpty()) {
            throw new InvalidStatementException(
                    "a query joins " + joined(select) + " to nothing",
                    "name what it is joined to in from(..), and give a table that stands on both sides an alias");
        }
        List<FromNode> all = new ArrayList<>(sources);
        select.joins().forEach(join -> all.add(join.target()));
        out.enter(true, all);
        out.sql(select.distinct() ? "SELECT DISTINCT " : "SELECT ");
        selectList(select.columns(), out);
        from(sources, select.joins(), out);
        where(" WHERE ", select.where(), out);
        if (!select.groupBy().isEmpty()) {
            out.sql(" GROUP BY ");
            list(select.groupBy(), out);
        }
        where(" HAVING ", select.having(), out);
        if (!select.orderBy().isEmpty()) {
            out.sql(" ORDER BY ");
            for (int i = 0; i < select.orderBy().size(); i++) {
                out.sql(i == 0 ? "" : ", ");
                order(select.orderBy().get(i), out);
            }
        }
        if (select.limit() != null || select.offset() != null) {
            limit(select.limit(), select.offset(), out);
        }
        if (select.lock() != LockMode.NONE) {
            lock(select, out);
        }
        out.leave();
    }

    private void selectList(List<ExpressionNode> columns, SqlWriter out) {
        for (int i = 0; i < columns.size(); i++) {
            out.sql(i == 0 ? "" : ", ");
            selected(columns.get(i), out);
            if (columns.get(i) instanceof LabelNode label) {
                out.sql(" AS ").identifier(label.label());
                out.label(label.label());
            }
        }
    }

    private void from(List<FromNode> sources, List<JoinNode> joins, SqlWriter out) {
        for (int i = 0; i < sources.size(); i++) {
            // A comma binds looser than JOIN: the conditions would not see the tables before it.
            out.sql(i == 0 ? " FROM " : joins.isEmpty() ? ", " : " CROSS JOIN ");
            source(sources.get(i), out);
        }
        for (JoinNode join : joins) {
            out.sql(
                    switch (join.kind()) {
                        case INNER -> " JOIN ";
                        case LEFT -> " LEFT JOIN ";
                    });
            source(join.target(), out);
            out.sql(" ON ");
            expression(join.on(), out);
        }
    }

    private void source(FromNode source, SqlWriter out) {
        switch (source) {
            case TableNode table -> table(table, out);
            case DerivedNode derived -> {
                nested(derived.query(), out);
                out.sql(" AS ").identifier(derived.alias());
            }
        }
    }

    private void table(TableNode table, SqlWriter out) {
        String schema = table.schema();
        if (schema != null) {
            out.identifier(schema).sql(".");
        }
        out.identifier(table.name());
        String alias = table.alias();
        if (alias != null) {
            out.sql(" AS ").identifier(alias);
        }
    }

    private void where(String clause, List<ExpressionNode> conditions, SqlWriter out) {
        if (!conditions.isEmpty()) {
            out.sql(clause);
            conditions(conditions, " AND ", Precedence.AND, out);
        }
    }

    private void insert(InsertNode insert, SqlWriter out) {
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

    private void update(UpdateNode update, SqlWriter out) {
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

    private void delete(DeleteNode delete, SqlWriter out) {
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

    private void text(TextNode text, SqlWriter out) {
        out.raw();
        if (text.questionMarks() && out.strict()) {
            questionMark();
        }
        for (TextPart part : text.parts()) {
            switch (part) {
                case RawNode raw -> raw(raw, out);
                case BindNode value -> value(value, out);
                case ValueListNode list -> out.list(list, emptyRawList(list.type()));
            }
        }
    }

    private static String joined(SelectNode select) {
        return switch (select.joins().getFirst().target()) {
            case TableNode table -> table.reference();
            case DerivedNode derived -> derived.alias();
        };
    }

    private static List<SqlType<?>> types(StatementNode statement) {
        List<ExpressionNode> columns = switch (statement) {
            case SelectNode select -> select.columns();
            case TextNode text -> List.of();
            case InsertNode insert -> insert.returning();
            case UpdateNode update -> update.returning();
            case DeleteNode delete -> delete.returning();
            case WriteSetNode set -> set.drawn() == null ? List.of() : List.of(set.drawn());
        };
        List<SqlType<?>> types = new ArrayList<>(columns.size() + 1);
        if (statement instanceof WriteSetNode) {
            types.add(SqlTypes.BIGINT);
        }
        for (ExpressionNode column : columns) {
            types.add(column.type());
        }
        return types;
    }

    private static DriverStatement.Kind kind(StatementNode statement) {
        return switch (statement) {
            case SelectNode select ->
                select.lock() == LockMode.NONE ? DriverStatement.Kind.QUERY : DriverStatement.Kind.LOCKING_QUERY;
            case TextNode text -> DriverStatement.Kind.RAW;
            case InsertNode insert -> DriverStatement.Kind.WRITE;
            case UpdateNode update -> DriverStatement.Kind.WRITE;
            case DeleteNode delete -> DriverStatement.Kind.WRITE;
            case WriteSetNode set -> DriverStatement.Kind.WRITE;
        };
    }
}
