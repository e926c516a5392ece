package dev.aludel.postgresql.dialect;

import dev.aludel.dialect.Capability;
import dev.aludel.dialect.Identifiers;
import dev.aludel.dialect.Precedence;
import dev.aludel.dialect.SqlWriter;
import dev.aludel.dialect.StatementCompiler;
import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.DerivedNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FromNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.InListNode;
import dev.aludel.sql.tree.JoinNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.LikeNode;
import dev.aludel.sql.tree.NullTestNode;
import dev.aludel.sql.tree.ParameterNode;
import dev.aludel.sql.tree.SelectNode;
import dev.aludel.sql.tree.TableNode;
import dev.aludel.sql.tree.WriteSetNode;
import dev.aludel.type.SqlType;
import dev.aludel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes statements for PostgreSQL. Values have the places {@code $1, $2}, ...; a value that stands in several places of a
 * statement has one of them, so that the server sees it is the same (GROUP BY needs that).
 *
 * <p>Texts are sent without a type, so that the server takes them for what stands beside them: an enumeration, a date,
 * citext. A cast is written only where nothing stands beside them.
 */
final class PgCompiler extends StatementCompiler {
    private final Set<String> anyTyped = Set.of("count");

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

    /** Locks the rows of each table but of those on the far side of a LEFT JOIN, where there may be none to lock. */
    @Override
    protected void lock(SelectNode select, SqlWriter out) {
        out.sql(" FOR UPDATE");
        if (select.joins().stream().noneMatch(join -> join.kind() == JoinNode.Kind.LEFT)) {
            return;
        }
        List<FromNode> locked = new ArrayList<>(select.sources());
        for (JoinNode join : select.joins()) {
            if (join.kind() == JoinNode.Kind.INNER) {
                locked.add(join.target());
            }
        }
        for (int i = 0; i < locked.size(); i++) {
            out.sql(i == 0 ? " OF " : ", ").identifier(reference(locked.get(i)));
        }
    }

    private static String reference(FromNode source) {
        return switch (source) {
            case TableNode table -> table.reference();
            case DerivedNode derived -> derived.alias();
        };
    }

    @Override
    protected void nullTest(NullTestNode test, SqlWriter out) {
        if (untyped(test.operand())) {
            cast(test.operand(), out);
            out.sql(test.negated() ? " IS NOT NULL" : " IS NULL");
        } else {
            super.nullTest(test, out);
        }
    }

    /** Here a backslash escapes unless the statement says otherwise. */
    @Override
    protected void like(LikeNode like, SqlWriter out) {
        super.like(like, out);
        if (like.escape() == LikeNode.NO_ESCAPE) {
            out.sql(" ESCAPE ''");
        }
    }

    /** One array in place of many values: the statement is the same, and prepared once, whatever the length of the list. */
    @Override
    protected void inList(InListNode in, SqlWriter out) {
        if (out.literals()) {
            super.inList(in, out);
            return;
        }
        operand(in.operand(), Precedence.ABOVE_COMPARISON, out);
        out.sql(in.negated() ? " <> ALL (" : " = ANY (").array(in.values()).sql(")");
    }

    @Override
    protected void function(FunctionNode node, SqlWriter out) {
        if (node.arguments().size() == 1) {
            ExpressionNode argument = node.arguments().getFirst();
            if (anyTyped.contains(node.name()) && untyped(argument)) {
                out.identifier(node.name()).sql(node.distinct() ? "(DISTINCT " : "(");
                cast(argument, out);
                out.sql(")");
                return;
            }
            if (node.name().equals("sum") && argument.type().kind() == TypeKind.REAL) {
                // The sum of REALs would be a REAL, which loses digits as it grows.
                out.sql(node.distinct() ? "sum(DISTINCT CAST(" : "sum(CAST(");
                expression(argument, out);
                out.sql(" AS DOUBLE PRECISION))");
                return;
            }
        }
        super.function(node, out);
    }

    @Override
    protected void writeSet(WriteSetNode set, SqlWriter out) {
        PgWriteSets.write(set, out);
    }

    @Override
    protected String emptyRawList(SqlType<?> type) {
        return "SELECT CAST(NULL AS " + PgTypeNames.cast(type) + ") WHERE FALSE";
    }

    private void cast(ExpressionNode value, SqlWriter out) {
        out.sql("CAST(");
        expression(value, out);
        out.sql(" AS ").sql(PgTypeNames.cast(value.type())).sql(")");
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
