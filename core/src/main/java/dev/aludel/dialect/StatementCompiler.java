package dev.aludel.dialect;

import dev.aludel.error.ParameterException;
import dev.aludel.schema.SchemaMap;
import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.CteNode;
import dev.aludel.sql.tree.DeleteNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.Flattening;
import dev.aludel.sql.tree.InsertNode;
import dev.aludel.sql.tree.LockMode;
import dev.aludel.sql.tree.ParameterNode;
import dev.aludel.sql.tree.QueryNode;
import dev.aludel.sql.tree.RawNode;
import dev.aludel.sql.tree.SelectNode;
import dev.aludel.sql.tree.SetNode;
import dev.aludel.sql.tree.StatementNode;
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

/**
 * Writes statements in standard SQL with {@code ?} for values and LIMIT and OFFSET. A dialect overrides the protected
 * methods in which its database differs, of the classes above as well: {@link ChangeCompiler}, {@link SelectCompiler},
 * {@link FromCompiler} and {@link ExpressionCompiler}. Stateless and
 * thread-safe.
 */
public class StatementCompiler extends ChangeCompiler {
    private final Identifiers identifiers;

    /**
     * A compiler for one kind of database.
     *
     * @param database its name, for messages
     */
    public StatementCompiler(String database, Identifiers identifiers, Set<Capability> capabilities) {
        super(database, capabilities);
        this.identifiers = identifiers;
    }

    final CompiledStatement compile(StatementNode statement, Flattening values, boolean strict) {
        var out = new SqlWriter(identifiers, values, strict);
        List<CteNode> tables = whole(statement, out);
        return new CompiledStatement(
                this,
                out.pieces(),
                types(statement),
                out.containsRaw() ? DriverStatement.Kind.RAW : kind(statement, tables));
    }

    /** A statement with what it defines in WITH, which is given back. */
    final List<CteNode> whole(StatementNode statement, SqlWriter out) {
        List<CteNode> tables = CommonTables.of(statement, out.strict());
        boolean changes = statement instanceof UpdateNode || statement instanceof DeleteNode;
        if (changes && !tables.isEmpty() && !has(Capability.CTE_BEFORE_CHANGE)) {
            if (CommonTables.joined(statement)) {
                require(Capability.CTE_BEFORE_CHANGE, "WITH before UPDATE and DELETE");
            }
            out.defineInside(); // each query in it defines what it refers to, which means the same
        } else if (statement instanceof InsertNode && !withBeforeInsert()) {
            out.postpone(tables);
        } else {
            with(tables, out);
        }
        statement(statement, out);
        return tables;
    }

    /** A schema in front of a name; nothing for the default one. */
    final String schema(Piece.Schema place, SchemaMap schemas) {
        String real = schemas.real(place.schema());
        if (real == null) {
            return "";
        }
        String quoted = identifiers.quoted(real);
        return (place.inText() ? Identifiers.inText(quoted) : quoted) + ".";
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

    /** A piece of raw SQL, as it is; a dialect whose driver gives {@code ?} a meaning says so in {@link #questionMark}. */
    protected void raw(RawNode raw, SqlWriter out) {
        out.sql(raw.sql());
    }

    /** Called for raw SQL with a {@code ?} outside of strings, which a driver would take for a value's place. */
    protected void questionMark() {
        throw new ParameterException("the raw SQL has a ?, but values in it have names", "write :name and bind it");
    }

    /**
     * Says what is to be done about raw SQL in which MySQL finds other values than PostgreSQL: its dialects refuse it. Nothing
     * elsewhere.
     */
    protected void readOtherwise() {}

    /**
     * What stands in raw SQL for a list without values, inside the parentheses of IN.
     *
     * @param before the raw SQL in front of it, for databases that want to know what is compared
     */
    protected String emptyRawList(SqlType<?> type, String before) {
        return "SELECT NULL WHERE 1 = 0";
    }

    /** Whether WITH stands before INSERT, and not before the query whose rows are inserted. */
    protected boolean withBeforeInsert() {
        return true;
    }

    @Override
    final void statement(StatementNode statement, SqlWriter out) {
        switch (statement) {
            case SelectNode select -> select(select, out);
            case SetNode set -> set(set, out);
            case TextNode text -> text(text, out);
            case InsertNode insert -> insert(insert, out);
            case UpdateNode update -> update(update, out);
            case DeleteNode delete -> delete(delete, out);
            case WriteSetNode set -> writeSet(set, out);
        }
    }

    private void text(TextNode text, SqlWriter out) {
        out.raw();
        if (text.questionMarks() && out.strict()) {
            questionMark();
        }
        if (text.otherwise() && out.strict()) {
            readOtherwise();
        }
        String before = "";
        for (TextPart part : text.parts()) {
            switch (part) {
                case RawNode raw -> {
                    raw(raw, out);
                    before = raw.sql();
                }
                case BindNode value -> value(value, out);
                case ParameterNode parameter -> out.parameter(parameter);
                case ValueListNode list -> out.list(list, emptyRawList(list.type(), before));
            }
        }
    }

    private static List<SqlType<?>> types(StatementNode statement) {
        List<ExpressionNode> columns = switch (statement) {
            case SelectNode select -> select.columns();
            case SetNode set -> columns(set);
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

    private static DriverStatement.Kind kind(StatementNode statement, List<CteNode> tables) {
        for (CteNode table : tables) {
            if (!(table.query() instanceof QueryNode)) {
                return DriverStatement.Kind.WRITE;
            }
        }
        return switch (statement) {
            case SelectNode select ->
                select.lock() == LockMode.NONE ? DriverStatement.Kind.QUERY : DriverStatement.Kind.LOCKING_QUERY;
            case SetNode set -> DriverStatement.Kind.QUERY;
            case TextNode text -> DriverStatement.Kind.RAW;
            case InsertNode insert -> DriverStatement.Kind.WRITE;
            case UpdateNode update -> DriverStatement.Kind.WRITE;
            case DeleteNode delete -> DriverStatement.Kind.WRITE;
            case WriteSetNode set -> DriverStatement.Kind.WRITE;
        };
    }
}
