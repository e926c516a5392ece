package dev.aludel.dialect;

import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.sql.tree.AggregateNode;
import dev.aludel.sql.tree.CaseNode;
import dev.aludel.sql.tree.CastNode;
import dev.aludel.sql.tree.CollateNode;
import dev.aludel.sql.tree.CompositeNode;
import dev.aludel.sql.tree.ConstantNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.InTupleListNode;
import dev.aludel.sql.tree.InTuplesNode;
import dev.aludel.sql.tree.NameNode;
import dev.aludel.sql.tree.NamedFunctionNode;
import dev.aludel.sql.tree.NativeNode;
import dev.aludel.sql.tree.NextValueNode;
import dev.aludel.sql.tree.OperationNode;
import dev.aludel.sql.tree.OverNode;
import dev.aludel.sql.tree.RegexNode;
import dev.aludel.sql.tree.TimeFormatNode;
import dev.aludel.sql.tree.TruthNode;
import dev.aludel.sql.tree.TupleNode;
import dev.aludel.sql.tree.TypedNode;
import dev.aludel.sql.tree.ValueListNode;
import dev.aludel.type.SqlType;
import java.util.List;
import java.util.Set;

/**
 * Writes CASE, CAST, tuples and what else is made of expressions in standard SQL: the part of {@link ExpressionCompiler} that
 * is about {@link CompositeNode}s, with the same kind of hooks. Stateless and thread-safe.
 */
public abstract class CompositeCompiler extends FunctionCompiler {
    /** @param database its name, for messages */
    CompositeCompiler(String database, Set<Capability> capabilities) {
        super(database, capabilities);
    }

    @Override
    final void composite(CompositeNode node, SqlWriter out) {
        switch (node) {
            case FunctionNode function -> function(function, out);
            case NamedFunctionNode function -> call(function, false, List.of(), out);
            case NativeNode expression -> nativeExpression(expression, out);
            case AggregateNode aggregate -> aggregate(aggregate, out);
            case OverNode over -> over(over, out);
            case CaseNode choice -> choice(choice, out);
            case CastNode cast -> cast(cast, out);
            case NextValueNode next -> {
                require(Capability.SEQUENCES, "sequences");
                nextValue(next, out);
            }
            case NameNode name -> out.identifier(name.name());
            case TypedNode typed -> expression(typed.operand(), out);
            case CollateNode collate -> collate(collate, out);
            case OperationNode operation -> operation(operation, out);
            case RegexNode regex -> regex(regex, out);
            case TruthNode test -> truth(test, out);
            case TimeFormatNode format -> timeFormat(format, out);
            case TupleNode tuple -> tuple(tuple, out);
            case InTuplesNode in -> inTuples(in, out);
            case InTupleListNode in -> inTupleList(in, out);
        }
    }

    protected void choice(CaseNode node, SqlWriter out) {
        out.sql("CASE");
        if (node.subject() != null) {
            out.sql(" ");
            expression(node.subject(), out);
        }
        for (CaseNode.Branch branch : node.branches()) {
            out.sql(" WHEN ");
            expression(branch.when(), out);
            out.sql(" THEN ");
            expression(branch.then(), out);
        }
        if (node.otherwise() != null) {
            out.sql(" ELSE ");
            expression(node.otherwise(), out);
        }
        out.sql(" END");
    }

    protected void cast(CastNode cast, SqlWriter out) {
        out.sql("CAST(");
        expression(cast.operand(), out);
        out.sql(" AS ").sql(castType(cast.type())).sql(")");
    }

    /** The name of a type in a CAST. */
    protected String castType(SqlType<?> type) {
        return StandardTypeNames.of(type, database());
    }

    protected void collate(CollateNode collate, SqlWriter out) {
        operand(collate.operand(), Precedence.PRIMARY, out);
        out.sql(" COLLATE ").identifier(collate.collation());
    }

    /** An operator of the database, of which nothing is known but how it is written. */
    protected void operation(OperationNode operation, SqlWriter out) {
        operand(operation.left(), Precedence.PRIMARY, out);
        out.sql(" ").sql(operation.operator()).sql(" ");
        operand(operation.right(), Precedence.PRIMARY, out);
    }

    /** A regular expression that matches somewhere in a text. */
    protected void regex(RegexNode regex, SqlWriter out) {
        out.sql(regex.negated() ? "NOT regexp_like(" : "regexp_like(");
        list(regex.operands(), out);
        out.sql(regex.ignoreCase() ? ", 'i')" : ")");
    }

    /** A time as text: what databases have in common is no function, so this is for printing only. */
    protected void timeFormat(TimeFormatNode format, SqlWriter out) {
        if (out.strict()) {
            throw new UnsupportedFeatureException(
                    database() + " is not known to write times in a format", "read the time, and format it in Java");
        }
        out.sql("format(");
        list(format.operands(), out);
        out.sql(", '");
        format.fields().forEach(field -> out.sql(field.text()));
        out.sql("')");
    }

    /** The next number of a sequence. */
    protected void nextValue(NextValueNode next, SqlWriter out) {
        out.sql("NEXT VALUE FOR ").qualified(next.schema(), next.sequence());
    }

    protected void truth(TruthNode test, SqlWriter out) {
        operand(test.operand(), Precedence.ABOVE_COMPARISON, out);
        out.sql(test.negated() ? " IS NOT " : " IS ").sql(test.truth().name());
    }

    protected void tuple(TupleNode tuple, SqlWriter out) {
        out.sql("(");
        list(tuple.operands(), out);
        out.sql(")");
    }

    protected void inTuples(InTuplesNode in, SqlWriter out) {
        if (in.tuples().isEmpty()) {
            constant(new ConstantNode(in.negated()), out);
            return;
        }
        tuple(in.operand(), out);
        out.sql(in.negated() ? " NOT IN (" : " IN (");
        for (int i = 0; i < in.tuples().size(); i++) {
            out.sql(i == 0 ? "" : ", ");
            tuple(in.tuples().get(i), out);
        }
        out.sql(")");
    }

    private void inTupleList(InTupleListNode in, SqlWriter out) {
        ValueListNode first = in.columns().getFirst();
        out.ifEmpty(first, "(");
        tuple(in.operand(), out);
        out.sql(in.negated() ? " NOT IN (" : " IN (").tuples(in.columns()).sql(")");
        out.ifEmpty(first, in.negated() ? " OR 1 = 1)" : " AND 1 = 0)");
    }

    /** TRUE or FALSE. */
    protected abstract void constant(ConstantNode constant, SqlWriter out);
}
