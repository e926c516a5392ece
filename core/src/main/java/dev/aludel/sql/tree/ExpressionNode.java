package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;

/** A node that has a value and a type. */
public sealed interface ExpressionNode extends Node
        permits ColumnNode,
                BindNode,
                ParameterNode,
                ConstantNode,
                BinaryNode,
                JunctionNode,
                NotNode,
                NegateNode,
                NullTestNode,
                BetweenNode,
                LikeNode,
                InListNode,
                InQueryNode,
                ExistsNode,
                ScalarNode,
                QuantifiedNode,
                DerivedColumnNode,
                ExcludedNode,
                DefaultNode,
                LabelNode,
                CompositeNode {
    SqlType<?> type();
}
