package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A column of what is not a table: of a query in FROM, a common table expression, rows of values, a function.
 *
 * @param source where it comes from; part of the statement's FROM, which describes it
 * @param origin what it is inside of there, if that is known: no part of the SQL
 */
public record DerivedColumnNode(
        FromNode source,
        String name,
        SqlType<?> type,
        @Nullable ExpressionNode origin) implements ExpressionNode {
    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(source);
    }

    @Override
    public void describe(Flattening key) {
        key.add(DerivedColumnNode.class);
        key.add(source.reference());
        key.add(name);
        key.type(type);
    }
}
