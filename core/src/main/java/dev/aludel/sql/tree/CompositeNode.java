package dev.aludel.sql.tree;

import java.util.List;
import java.util.function.Consumer;

/**
 * An expression made of others, of which whoever walks a tree needs to know nothing but what is inside: {@link #operands}.
 */
public sealed interface CompositeNode extends ExpressionNode
        permits AggregateNode,
                CaseNode,
                CastNode,
                CollateNode,
                FunctionNode,
                InTupleListNode,
                InTuplesNode,
                NameNode,
                NamedFunctionNode,
                NativeNode,
                NextValueNode,
                OperationNode,
                OverNode,
                RegexNode,
                TimeFormatNode,
                TruthNode,
                TupleNode,
                TypedNode {
    /** What is inside, in the order in which it stands in SQL. */
    List<ExpressionNode> operands();

    @Override
    default void children(Consumer<? super Node> visit) {
        operands().forEach(visit);
    }
}
