package dev.aludel.dialect;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.sql.tree.FromNode;
import dev.aludel.sql.tree.TableNode;
import dev.aludel.sql.tree.WindowNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the columns of one query level may refer to. Belongs to one compilation. */
final class Scope {
    private final @Nullable Scope outer;
    private final boolean qualified;
    private final boolean strict;
    private final Set<String> references = new HashSet<>();
    private final List<FromNode> sources = new ArrayList<>();
    private final Set<String> labels = new HashSet<>();
    private final List<WindowNode> windows = new ArrayList<>();

    /**
     * A level.
     *
     * @param qualified whether columns are written with their table: a statement about one table does without
     * @param strict whether a column of a table that is not there is an error; not when a statement is only printed
     */
    Scope(@Nullable Scope outer, boolean qualified, boolean strict) {
        this.outer = outer;
        this.qualified = qualified;
        this.strict = strict;
    }

    @Nullable Scope outer() {
        return outer;
    }

    void add(FromNode source) {
        String reference = source.reference();
        if (!references.add(reference) && strict) {
            throw new InvalidStatementException(
                    reference + " stands in FROM twice", "give one of them another name with as(..)");
        }
        sources.add(source);
    }

    void label(String label) {
        labels.add(label);
    }

    boolean hasLabel(String label) {
        return labels.contains(label);
    }

    void window(WindowNode window) {
        windows.add(window);
    }

    boolean hasWindow(WindowNode window) {
        return windows.contains(window);
    }

    /** Whether the column needs its table before it. */
    boolean qualifies(ColumnNode column) {
        for (@Nullable Scope level = this; level != null; level = level.outer) {
            if (level.holds(column.table())) {
                return level.qualified || !level.equals(this);
            }
        }
        if (strict) {
            throw new InvalidStatementException(
                    "the column " + column.table().reference() + "." + column.name() + " is used, but "
                            + describe(column.table()) + " is not among the tables of the statement: " + names(),
                    "join it, or name it in from(..)");
        }
        return true;
    }

    /** Whether this level or one around it has this very source. */
    boolean sees(FromNode source) {
        for (@Nullable Scope level = this; level != null; level = level.outer) {
            if (level.sources.contains(source)) {
                return true;
            }
        }
        return false;
    }

    void requireSource(String reference, String column) {
        for (@Nullable Scope level = this; level != null; level = level.outer) {
            if (level.references.contains(reference)) {
                return;
            }
        }
        if (strict) {
            throw new InvalidStatementException(
                    "the column " + reference + "." + column + " is used, but " + reference
                            + " is not among the tables of the statement: " + names(),
                    "join it, or name it in from(..)");
        }
    }

    private boolean holds(TableNode table) {
        for (FromNode source : sources) {
            if (source.equals(table)
                    || (!(source instanceof TableNode) && source.reference().equals(table.reference()))) {
                return true;
            }
        }
        return false;
    }

    private String names() {
        List<String> names = new ArrayList<>();
        for (FromNode source : sources) {
            names.add(source instanceof TableNode table ? describe(table) : source.reference());
        }
        return names.isEmpty() ? "it has none" : String.join(", ", names);
    }

    private static String describe(TableNode table) {
        return table.alias() == null ? table.name() : table.name() + " as " + table.alias();
    }
}
