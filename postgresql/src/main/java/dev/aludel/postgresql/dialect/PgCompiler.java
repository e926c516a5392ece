package dev.aludel.postgresql.dialect;

import dev.aludel.dialect.Capability;
import dev.aludel.dialect.Identifiers;
import dev.aludel.dialect.Precedence;
import dev.aludel.dialect.SqlWriter;
import dev.aludel.dialect.StatementCompiler;
import dev.aludel.schema.TableName;
import dev.aludel.sql.tree.BinaryNode;
import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.CastNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FromNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.FunctionSourceNode;
import dev.aludel.sql.tree.InListNode;
import dev.aludel.sql.tree.InsertNode;
import dev.aludel.sql.tree.JoinNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.LikeNode;
import dev.aludel.sql.tree.NextValueNode;
import dev.aludel.sql.tree.NullTestNode;
import dev.aludel.sql.tree.ParameterNode;
import dev.aludel.sql.tree.RegexNode;
import dev.aludel.sql.tree.SelectNode;
import dev.aludel.sql.tree.TimeFormatNode;
import dev.aludel.sql.tree.ValuesNode;
import dev.aludel.sql.tree.WriteSetNode;
import dev.aludel.type.EnumLabels;
import dev.aludel.type.SqlType;
import dev.aludel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes statements for PostgreSQL. Values have the places {@code $1, $2}, ...; a value that stands in several places of a
 * statement has one of them, so that the server sees it is the same (GROUP BY needs that).
 *
 * <p>Texts are sent without a type, so that the server takes them for what stands beside them: an enumeration, a date,
 * citext. A cast is written only where nothing stands beside them.
 */
final class PgCompiler extends StatementCompiler {
    private static final Set<TypeKind> FRACTIONAL = Set.of(TypeKind.REAL, TypeKind.DOUBLE, TypeKind.DECIMAL);
    private static final Set<TypeKind> MOMENTS = Set.of(TypeKind.INSTANT, TypeKind.OFFSET_TIMESTAMP);
    private static final Set<TypeKind> TEXTS = Set.of(TypeKind.TEXT, TypeKind.VARCHAR);
    private static final Set<TypeKind> LOCAL = Set.of(TypeKind.DATE, TypeKind.TIME, TypeKind.TIMESTAMP);

    /** A column, perhaps with its table, before IN. */
    private static final Pattern COMPARED =
            Pattern.compile("(?i)(?<![\\w.\"])((?!not\\b)[a-z_]\\w*(?:\\.[a-z_]\\w*)*)\\s+(?:not\\s+)?in\\s*\\(\\s*$");

    PgCompiler(Identifiers identifiers, Set<Capability> capabilities) {
        super("PostgreSQL", identifiers, capabilities);
    }

    @Override
    protected String placeholder(int position, SqlType<?> type) {
        return "$" + position;
    }

    @Override
    protected boolean sharesPlaceholders() {
        return true;
    }

    /** The {@code ?} has no meaning to the driver: it is an operator of jsonb. */
    @Override
    protected void questionMark() {}

    /** PostgreSQL wants the same length and digits in both, and takes none to be more than any. */
    @Override
    protected ExpressionNode recursiveStart(ExpressionNode start, ExpressionNode step) {
        SqlType<?> type = start.type();
        boolean limited =
                (type.kind() == TypeKind.VARCHAR || type.kind() == TypeKind.DECIMAL) && !type.equals(type.unlimited());
        return limited && !type.equals(step.type()) ? new CastNode(start, type.unlimited()) : start;
    }

    /** The rows of each table but of those on the far side of an outer join, where there may be none to lock. */
    @Override
    protected List<FromNode> lockTargets(SelectNode select) {
        if (!select.lockOf().isEmpty() || select.joins().stream().noneMatch(PgCompiler::outer)) {
            return select.lockOf();
        }
        List<FromNode> locked = new ArrayList<>(select.sources());
        for (JoinNode join : select.joins()) {
            switch (join.kind()) {
                case INNER, CROSS -> locked.add(join.target());
                case LEFT -> {}
                case RIGHT -> {
                    locked.clear();
                    locked.add(join.target());
                }
                case FULL -> locked.clear();
            }
        }
        return locked;
    }

    private static boolean outer(JoinNode join) {
        return join.kind() != JoinNode.Kind.INNER && join.kind() != JoinNode.Kind.CROSS;
    }

    /** The server guesses types by the first row: its values are cast. */
    @Override
    protected void valuesCell(ValuesNode values, int row, int column, SqlWriter out) {
        ExpressionNode cell = values.rows().get(row).get(column);
        if (row == 0) {
            typed(cell, out);
        } else {
            super.valuesCell(values, row, column, out);
        }
    }

    /** An array of texts has no type by itself, and a result column of none would be a text. */
    @Override
    protected void selected(ExpressionNode column, SqlWriter out) {
        if (column.type().kind() == TypeKind.ARRAY) {
            typed(column, out);
        } else {
            super.selected(column, out);
        }
    }

    @Override
    protected void series(FunctionSourceNode series, SqlWriter out) {
        out.sql("generate_series(");
        for (int i = 0; i < series.arguments().size(); i++) {
            ExpressionNode argument = series.arguments().get(i);
            out.sql(i == 0 ? "" : ", ");
            typed(argument, out);
        }
        out.sql(") AS ").given(series.alias());
        names(series.columns(), out);
    }

    @Override
    protected void jsonElements(FunctionSourceNode elements, SqlWriter out) {
        out.sql("LATERAL (SELECT element.value::text AS ")
                .given(elements.columns().getFirst());
        if (elements.ordinality()) {
            out.sql(", element.place AS ").given(elements.columns().getLast());
        }
        out.sql(" FROM jsonb_array_elements(CAST(");
        list(elements.arguments(), out);
        out.sql(" AS jsonb)) WITH ORDINALITY AS element (value, place)) AS ").given(elements.alias());
    }

    @Override
    protected void nullTest(NullTestNode test, SqlWriter out) {
        if (untyped(test.operand())) {
            asItsType(test.operand(), out);
            out.sql(test.negated() ? " IS NOT NULL" : " IS NULL");
        } else {
            super.nullTest(test, out);
        }
    }

    /** Here a backslash escapes unless the statement says otherwise. */
    @Override
    protected void like(LikeNode like, SqlWriter out) {
        operand(like.operand(), Precedence.ABOVE_COMPARISON, out);
        out.sql(like.negated() ? " NOT " : " ").sql(like.ignoreCase() ? "ILIKE " : "LIKE ");
        operand(like.pattern(), Precedence.ABOVE_COMPARISON, out);
        out.sql(" ESCAPE ").sql(like.escape() == LikeNode.NO_ESCAPE ? "''" : character(like.escape()));
    }

    /** The type json knows no equality; that of jsonb is that of documents. */
    @Override
    protected void side(BinaryNode node, ExpressionNode side, int precedence, SqlWriter out) {
        if (node.operator().comparison() && plainJson(side)) {
            write("CAST({0} AS JSONB)", List.of(side), out);
        } else {
            super.side(node, side, precedence, out);
        }
    }

    private static boolean plainJson(ExpressionNode node) {
        return node.type().kind() == TypeKind.JSON && node.type().name().equals("json");
    }

    /**
     * One array in place of many values: the statement is the same, and prepared once, whatever the length of the list. Arrays of
     * arrays would be one array of more dimensions, whose elements are not arrays.
     */
    @Override
    protected void inList(InListNode in, SqlWriter out) {
        if (out.literals() || in.values().type().kind() == TypeKind.ARRAY) {
            super.inList(in, out);
            return;
        }
        boolean json = plainJson(in.operand());
        if (json) {
            write("CAST({0} AS JSONB)", List.of(in.operand()), out);
        } else {
            operand(in.operand(), Precedence.ABOVE_COMPARISON, out);
        }
        out.sql(in.negated() ? " <> ALL (" : " = ANY (");
        out.sql(json ? "CAST(" : "").array(in.values()).sql(json ? " AS JSONB[]))" : ")");
    }

    @Override
    protected @Nullable String template(FunctionNode node) {
        String own = PgFunctions.template(node);
        return own == null ? super.template(node) : own;
    }

    @Override
    protected void nextValue(NextValueNode next, SqlWriter out) {
        out.sql("nextval('").qualifiedInText(next.schema(), next.sequence()).sql("')");
    }

    @Override
    protected void timeFormat(TimeFormatNode format, SqlWriter out) {
        write(PgFunctions.format(format), format.operands(), out);
    }

    @Override
    protected void typed(ExpressionNode node, SqlWriter out) {
        if (untyped(node)) {
            asItsType(node, out);
        } else {
            super.typed(node, out);
        }
    }

    /** Whole numbers are cut off from others, as in Java and on other databases; a moment becomes its date and time in UTC. */
    @Override
    protected void cast(CastNode cast, SqlWriter out) {
        TypeKind from = cast.operand().type().kind();
        TypeKind to = cast.type().kind();
        List<ExpressionNode> operand = cast.operands();
        out.sql("CAST(");
        if (to.wholeNumber() && FRACTIONAL.contains(from)) {
            write("trunc({0})", operand, out);
        } else if (MOMENTS.contains(from) != MOMENTS.contains(to) && LOCAL.contains(MOMENTS.contains(to) ? from : to)) {
            write("{0p} AT TIME ZONE 'UTC'", operand, out);
        } else if (cast.operand() instanceof BindNode value && TEXTS.contains(from)) {
            out.value(value, cast.type()); // the server takes it for that type, and for a text elsewhere
        } else {
            expression(cast.operand(), out);
        }
        out.sql(" AS ");
        if (cast.type().kind() == TypeKind.DECIMAL) {
            out.sql(PgTypeNames.column(cast.type()));
        } else {
            type(cast.type(), out);
        }
        out.sql(")");
    }

    /** The name of a type in a cast; an enumeration belongs to a schema, as tables do. */
    static void type(SqlType<?> type, SqlWriter out) {
        var element = type.element();
        if (element != null && type.name().isEmpty()) {
            type(element, out);
            out.sql("[]");
        } else if (type.form() instanceof EnumLabels) {
            var id = TableName.parse(type.name());
            out.qualified(id.schema(), id.name());
        } else {
            out.sql(PgTypeNames.cast(type));
        }
    }

    @Override
    protected void regex(RegexNode regex, SqlWriter out) {
        operand(regex.operand(), Precedence.PRIMARY, out);
        out.sql(regex.negated() ? " !~" : " ~").sql(regex.ignoreCase() ? "* " : " ");
        operand(regex.pattern(), Precedence.PRIMARY, out);
    }

    @Override
    protected void insertLists(InsertNode insert, SqlWriter out) {
        out.sql(" SELECT * FROM unnest(");
        for (int i = 0; i < insert.columns().size(); i++) {
            out.sql(i == 0 ? "" : ", ");
            PgWriteSets.array(
                    insert.table(), insert.columns().get(i), insert.lists().get(i), out);
        }
        out.sql(")");
    }

    @Override
    protected void writeSet(WriteSetNode set, SqlWriter out) {
        PgWriteSets.write(set, out);
    }

    /** A list of nothing has no type of its own: it gets that of the column it is compared with, where one stands there. */
    @Override
    protected String emptyRawList(SqlType<?> type, String before) {
        if (type.kind() == TypeKind.UNKNOWN && type.name().isEmpty()) {
            var compared = COMPARED.matcher(before);
            if (compared.find()) {
                return "SELECT " + compared.group(1) + " WHERE FALSE";
            }
        }
        return "SELECT CAST(NULL AS " + PgTypeNames.cast(type) + ") WHERE FALSE";
    }

    private void asItsType(ExpressionNode value, SqlWriter out) {
        out.sql("CAST(");
        expression(value, out);
        out.sql(" AS ");
        type(value.type(), out);
        out.sql(")");
    }

    /** Whether the server gets to know the type of a value only by what stands around it. */
    private static boolean untyped(ExpressionNode node) {
        return switch (node) {
            case BindNode value -> true;
            case ParameterNode parameter -> true;
            case LabelNode label -> untyped(label.operand());
            default -> false;
        };
    }
}
