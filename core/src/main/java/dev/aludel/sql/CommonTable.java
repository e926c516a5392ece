package dev.aludel.sql;

import dev.aludel.sql.tree.CteNode;
import dev.aludel.sql.tree.CteNode.Materialization;
import dev.aludel.sql.tree.FromNode;
import dev.aludel.sql.tree.StatementNode;
import dev.aludel.sql.tree.TableNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement under a name, made by {@link Sql#with}: whoever selects from it, or joins it, defines it in a WITH clause by
 * that. Used twice, it is defined once; two different ones of the same name are an error. Immutable and thread-safe.
 */
@CheckReturnValue
public final class CommonTable extends DerivedTable {
    private final FromNode node;

    private CommonTable(FromNode node, List<Expression<?>> columns, List<String> names) {
        super(columns, names);
        this.node = node;
    }

    static CommonTable of(String name, StatementNode statement, List<Expression<?>> columns) {
        List<String> names = ColumnNaming.names(columns);
        return new CommonTable(
                node(name, columns.isEmpty() ? statement : ColumnNaming.named(statement, names), List.of(), false),
                columns,
                names);
    }

    /** What a recursive query sees of itself. */
    static CommonTable self(String name, List<Expression<?>> columns) {
        return new CommonTable(TableNode.local(name, null), columns, ColumnNaming.names(columns));
    }

    static CommonTable recursive(String name, StatementNode statement, List<Expression<?>> columns) {
        List<String> names = ColumnNaming.names(columns);
        return new CommonTable(node(name, statement, names, true), columns, names);
    }

    /** The same under another name, to stand in one FROM twice. */
    public CommonTable as(String alias) {
        return switch (node) {
            case CteNode cte -> with(cte, cte.nested(), cte.materialization(), alias);
            default -> new CommonTable(TableNode.local(node.reference(), alias), origins(), names());
        };
    }

    /** The database is to compute it once and keep its rows; where that cannot be said, it does as it likes. */
    public CommonTable materialized() {
        return with(cte(), cte().nested(), Materialization.ALWAYS, cte().alias());
    }

    /** The database is to compute it as part of what uses it; where that cannot be said, it does as it likes. */
    public CommonTable notMaterialized() {
        return with(cte(), cte().nested(), Materialization.NEVER, cte().alias());
    }

    /** Defined by the query that selects from it, not by the whole statement; others may use the name for something else. */
    public CommonTable nested() {
        return with(cte(), true, cte().materialization(), cte().alias());
    }

    @Override
    public FromNode fromNode() {
        return node;
    }

    CteNode cte() {
        if (node instanceof CteNode cte) {
            return cte;
        }
        throw new IllegalStateException("a recursive query's view of itself has nothing to be changed");
    }

    private CommonTable with(CteNode cte, boolean nested, Materialization materialization, @Nullable String alias) {
        return new CommonTable(
                new CteNode(cte.name(), cte.query(), cte.columns(), cte.recursive(), nested, materialization, alias),
                origins(),
                names());
    }

    private static CteNode node(String name, StatementNode statement, List<String> names, boolean recursive) {
        return new CteNode(name, statement, names, recursive, false, Materialization.DEFAULT, null);
    }
}
