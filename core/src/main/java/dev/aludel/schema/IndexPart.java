package dev.aludel.schema;

import dev.aludel.error.MappingException;
import dev.aludel.sql.Expression;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One of the things that an index orders by. Immutable.
 *
 * @param key a column's name, or an expression
 * @param descending whether greater values come first
 * @param nulls where NULL is kept
 * @param operatorClass PostgreSQL's name of the rules by which the values are indexed, such as {@code text_pattern_ops}, or null
 * @param collation the collation of texts, or null
 * @param prefix how many characters are indexed (MySQL, MariaDB), or 0 for all
 */
public record IndexPart(
        Key key,
        boolean descending,
        NullsPlace nulls,
        @Nullable String operatorClass,
        @Nullable String collation,
        int prefix) {
    /** What is indexed. */
    public sealed interface Key {
        /** The value of a column. */
        record Column(String name) implements Key {
            public Column {
                Names.require(name, "a column of an index");
            }
        }

        /** What is calculated from columns. */
        record Of(SqlFragment expression) implements Key {}
    }

    public IndexPart {
        if (prefix < 0) {
            throw new MappingException(
                    "an index over a prefix of " + prefix + " characters", "index 1 or more, or 0 for all");
        }
    }

    private IndexPart(Key key) {
        this(key, false, NullsPlace.DEFAULT, null, null, 0);
    }

    /** A column. */
    public static IndexPart of(String column) {
        return new IndexPart(new Key.Column(column));
    }

    /** What is calculated from columns of the table. */
    public static IndexPart of(Expression<?> expression) {
        return new IndexPart(new Key.Of(SqlFragment.of(expression)));
    }

    /** What is calculated from columns of the table, as SQL text. */
    public static IndexPart expression(String sql) {
        return new IndexPart(new Key.Of(SqlFragment.text(sql)));
    }

    public IndexPart desc() {
        return new IndexPart(key, true, nulls, operatorClass, collation, prefix);
    }

    public IndexPart nullsFirst() {
        return new IndexPart(key, descending, NullsPlace.FIRST, operatorClass, collation, prefix);
    }

    public IndexPart nullsLast() {
        return new IndexPart(key, descending, NullsPlace.LAST, operatorClass, collation, prefix);
    }

    public IndexPart operatorClass(String name) {
        return new IndexPart(key, descending, nulls, name, collation, prefix);
    }

    public IndexPart collate(String name) {
        return new IndexPart(key, descending, nulls, operatorClass, name, prefix);
    }

    public IndexPart prefix(int characters) {
        return new IndexPart(key, descending, nulls, operatorClass, collation, characters);
    }

    /** The same with its piece of SQL changed, if it is one. */
    IndexPart withFragment(UnaryOperator<SqlFragment> change) {
        return key instanceof Key.Of(SqlFragment expression)
                ? new IndexPart(
                        new Key.Of(change.apply(expression)), descending, nulls, operatorClass, collation, prefix)
                : this;
    }

    /** The column's name, unless this is an expression. */
    public Optional<String> column() {
        return key instanceof Key.Column column ? Optional.of(column.name()) : Optional.empty();
    }
}
