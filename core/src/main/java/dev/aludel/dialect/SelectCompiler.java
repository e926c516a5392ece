package dev.aludel.dialect;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FromNode;
import dev.aludel.sql.tree.GroupingNode;
import dev.aludel.sql.tree.HintNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.LockMode;
import dev.aludel.sql.tree.OrderNode;
import dev.aludel.sql.tree.SelectNode;
import dev.aludel.sql.tree.WindowNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes SELECT, clause by clause. Stateless and thread-safe. */
public abstract class SelectCompiler extends FromCompiler {
    SelectCompiler(String database, Set<Capability> capabilities) {
        super(database, capabilities);
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

    /** How many rows, and those that are equal to the last of them in the keys of ORDER BY. */
    protected void limitWithTies(ExpressionNode limit, @Nullable ExpressionNode offset, SqlWriter out) {
        require(Capability.WITH_TIES, "WITH TIES");
        if (offset != null) {
            out.sql(" OFFSET ");
            expression(offset, out);
            out.sql(" ROWS");
        }
        out.sql(" FETCH FIRST ");
        expression(limit, out);
        out.sql(" ROWS WITH TIES");
    }

    /** The clause that locks the rows of a query, behind all others; its {@link SelectNode#lock()} says how. */
    protected void lock(SelectNode select, SqlWriter out) {
        lockMode(select.lock(), out);
        List<FromNode> of = lockTargets(select);
        for (int i = 0; i < of.size(); i++) {
            out.sql(i == 0 ? " OF " : ", ").given(of.get(i).reference());
        }
        switch (select.lockWait()) {
            case WAIT -> {}
            case NO_WAIT -> {
                require(Capability.LOCK_NO_WAIT, "NOWAIT");
                out.sql(" NOWAIT");
            }
            case SKIP_LOCKED -> {
                require(Capability.SKIP_LOCKED, "SKIP LOCKED");
                out.sql(" SKIP LOCKED");
            }
        }
    }

    /** The words for the strength of a lock. */
    protected void lockMode(LockMode mode, SqlWriter out) {
        switch (mode) {
            case NONE -> {}
            case UPDATE -> {
                require(Capability.FOR_UPDATE, "FOR UPDATE");
                out.sql(" FOR UPDATE");
            }
            case SHARE -> {
                require(Capability.FOR_SHARE, "FOR SHARE");
                out.sql(" FOR SHARE");
            }
            case NO_KEY_UPDATE -> {
                require(Capability.KEY_LOCKS, "FOR NO KEY UPDATE");
                out.sql(" FOR NO KEY UPDATE");
            }
            case KEY_SHARE -> {
                require(Capability.KEY_LOCKS, "FOR KEY SHARE");
                out.sql(" FOR KEY SHARE");
            }
        }
    }

    /** What the lock names; none for all that is selected from. */
    protected List<FromNode> lockTargets(SelectNode select) {
        if (!select.lockOf().isEmpty()) {
            require(Capability.LOCK_OF, "FOR UPDATE OF");
        }
        return select.lockOf();
    }

    @Override
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
            out.given(label.label());
        } else {
            expression(key, out);
        }
    }

    /** The keys of GROUP BY; there is at least one. */
    protected void groupBy(SelectNode select, SqlWriter out) {
        out.sql(" GROUP BY ");
        list(select.groupBy(), out);
        groupings(select, out);
    }

    /** Several ways of grouping at once, behind the plain keys. */
    protected final void groupings(SelectNode select, SqlWriter out) {
        for (int i = 0; i < select.groupings().size(); i++) {
            out.sql(i == 0 && select.groupBy().isEmpty() ? "" : ", ");
            grouping(select.groupings().get(i), out);
        }
    }

    /** The columns of which equal rows come once; a dialect adds a collation here. */
    protected List<ExpressionNode> distinct(List<ExpressionNode> columns) {
        return columns;
    }

    /** Several ways of grouping at once. */
    protected void grouping(GroupingNode grouping, SqlWriter out) {
        require(
                Capability.GROUPING_SETS,
                grouping.kind() == GroupingNode.Kind.SETS
                        ? "GROUPING SETS"
                        : grouping.kind().name());
        out.sql(
                switch (grouping.kind()) {
                    case SETS -> "GROUPING SETS (";
                    case ROLLUP -> "ROLLUP (";
                    case CUBE -> "CUBE (";
                });
        for (int i = 0; i < grouping.sets().size(); i++) {
            List<ExpressionNode> set = grouping.sets().get(i);
            boolean bare = set.size() == 1;
            out.sql(i == 0 ? "" : ", ").sql(bare ? "" : "(");
            list(set, out);
            out.sql(bare ? "" : ")");
        }
        out.sql(")");
    }

    /** A value in a list of the select list; a dialect adds what its driver needs to read it. */
    protected void selected(ExpressionNode column, SqlWriter out) {
        expression(column, out);
    }

    final void select(SelectNode select, SqlWriter out) {
        List<FromNode> sources = sources(select, out);
        List<FromNode> all = new ArrayList<>(sources);
        select.joins().forEach(join -> all.add(join.target()));
        out.enter(true, all);
        select.windows().forEach(out::window);
        out.sql("SELECT ");
        hints(select, false, out);
        if (!select.distinctOn().isEmpty()) {
            require(Capability.DISTINCT_ON, "DISTINCT ON");
            out.sql("DISTINCT ON (");
            list(select.distinctOn(), out);
            out.sql(") ");
        } else if (select.distinct()) {
            out.sql("DISTINCT ");
        }
        selectList(select.distinct() ? distinct(select.columns()) : select.columns(), out);
        from(" FROM ", sources, select.joins(), out);
        where(" WHERE ", select.where(), out);
        if (!select.groupBy().isEmpty() || !select.groupings().isEmpty()) {
            groupBy(select, out);
        }
        where(" HAVING ", select.having(), out);
        windows(select.windows(), out);
        ordered(select.orderBy(), out);
        limits(select, out);
        if (select.lock() != LockMode.NONE) {
            lock(select, out);
        }
        hints(select, true, out);
        out.leave();
    }

    private void windows(List<WindowNode> windows, SqlWriter out) {
        for (int i = 0; i < windows.size(); i++) {
            out.sql(i == 0 ? " WINDOW " : ", ").given(windows.get(i).name()).sql(" AS ");
            window(windows.get(i), out);
        }
    }

    private void limits(SelectNode select, SqlWriter out) {
        if (select.withTies()) {
            ExpressionNode limit = select.limit();
            if (out.strict() && (limit == null || select.orderBy().isEmpty())) {
                throw new InvalidStatementException(
                        "withTies() without an order or without a limit", "say orderBy(..) and limit(..) as well");
            }
            if (limit != null) {
                limitWithTies(limit, select.offset(), out);
            }
        } else if (select.limit() != null || select.offset() != null) {
            limit(select.limit(), select.offset(), out);
        }
    }

    /**
     * What a query selects from. What only its columns ask for, and the query around it has, is that query's: as long as
     * something else is left.
     */
    private static List<FromNode> sources(SelectNode select, SqlWriter out) {
        List<FromNode> sources = select.sources();
        if (!out.strict() || !select.from().isEmpty()) {
            return sources;
        }
        if (sources.isEmpty() && !select.joins().isEmpty()) {
            throw new InvalidStatementException(
                    "a query joins " + select.joins().getFirst().target().reference() + " to nothing",
                    "name what it is joined to in from(..), and give a table that stands on both sides an alias");
        }
        if (sources.size() < 2) {
            return sources;
        }
        List<FromNode> own =
                sources.stream().filter(source -> !out.sees(source)).toList();
        if (own.isEmpty()) {
            throw new InvalidStatementException(
                    "a query inside of another has no table of its own: all of its tables are those of the query around it",
                    "say from(..) for those it reads anew, with an alias, or correlate(..) for those it does not");
        }
        return own;
    }

    private void hints(SelectNode select, boolean atEnd, SqlWriter out) {
        for (HintNode hint : select.hints()) {
            boolean meant = hint.databases().isEmpty()
                    || hint.databases().contains(database().toLowerCase(Locale.ROOT));
            if (hint.atEnd() == atEnd && meant) {
                out.sql(atEnd ? " " : "").sql(hint.words()).sql(atEnd ? "" : " ");
            }
        }
    }

    final void ordered(List<OrderNode> keys, SqlWriter out) {
        if (!keys.isEmpty()) {
            out.sql(" ");
            orderBy(keys, out);
        }
    }

    final void selectList(List<ExpressionNode> columns, SqlWriter out) {
        for (int i = 0; i < columns.size(); i++) {
            out.sql(i == 0 ? "" : ", ");
            selected(columns.get(i), out);
            if (columns.get(i) instanceof LabelNode label) {
                out.sql(" AS ").given(label.label());
                out.label(label.label());
            }
        }
    }

    /** Conditions behind the word that begins them. */
    protected final void where(String clause, List<ExpressionNode> conditions, SqlWriter out) {
        if (!conditions.isEmpty()) {
            out.sql(clause);
            conditions(conditions, " AND ", Precedence.AND, out);
        }
    }
}
