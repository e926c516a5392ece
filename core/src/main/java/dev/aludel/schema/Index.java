package dev.aludel.schema;

import dev.aludel.error.MappingException;
import dev.aludel.sql.BooleanExpression;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An index over columns, or over what is calculated from them. Immutable.
 *
 * {@snippet :
 * Index.of("last_name", "first_name")
 * Index.on(IndexPart.of("created_at").desc(), IndexPart.of("id")).where(deleted.eq(false)).include("title")
 * Index.on(IndexPart.of(email.lower())).asUnique().named("uq_email")
 * }
 *
 * @param name the index's name, or null for the conventional one
 * @param parts what it orders by, one at least
 * @param unique whether it admits no two rows with the same values
 * @param included columns that it carries besides
 * @param where the condition of the rows it contains, or null for all
 * @param method the way it is built, such as PostgreSQL's {@code gin} or MariaDB's {@code fulltext}, or null for the usual
 * @param nullsDistinct whether a unique index admits any number of NULLs
 * @param comment a remark for those who read the schema, or null
 */
public record Index(
        @Nullable String name,
        List<IndexPart> parts,
        boolean unique,
        List<String> included,
        @Nullable SqlFragment where,
        @Nullable String method,
        boolean nullsDistinct,
        @Nullable String comment) {
    public Index {
        Names.optional(name, "an index");
        parts = List.copyOf(parts);
        included = List.copyOf(included);
        if (parts.isEmpty()) {
            throw new MappingException("an index has no columns", "name one column at least");
        }
        var seen = new HashSet<IndexPart>();
        for (IndexPart part : parts) {
            if (!seen.add(part)) {
                throw new MappingException(
                        "an index names the column " + part.column().orElse("expression") + " twice",
                        "name each column once");
            }
        }
    }

    public static Index of(String... columns) {
        return of(List.of(columns));
    }

    static Index of(List<String> columns) {
        return on(columns.stream().map(IndexPart::of).toArray(IndexPart[]::new));
    }

    /** An index with more to say of what it orders by. */
    public static Index on(IndexPart... parts) {
        return new Index(null, Arrays.asList(parts), false, List.of(), null, null, true, null);
    }

    public Index named(String indexName) {
        return new Index(indexName, parts, unique, included, where, method, nullsDistinct, comment);
    }

    public Index asUnique() {
        return new Index(name, parts, true, included, where, method, nullsDistinct, comment);
    }

    /** The index carries these columns besides, so that queries which need no others do without the table. */
    public Index include(String... columns) {
        return new Index(name, parts, unique, List.of(columns), where, method, nullsDistinct, comment);
    }

    /** The index contains only rows for which the condition is true. */
    public Index where(BooleanExpression condition) {
        return where(SqlFragment.of(condition));
    }

    /** The index contains only rows for which the condition is true; as SQL text. */
    public Index where(String sql) {
        return where(SqlFragment.text(sql));
    }

    public Index where(SqlFragment condition) {
        return new Index(name, parts, unique, included, condition, method, nullsDistinct, comment);
    }

    /** The way it is built: {@code gin}, {@code brin}, {@code hash}, {@code fulltext}. */
    public Index using(String way) {
        return new Index(name, parts, unique, included, where, way, nullsDistinct, comment);
    }

    /** NULL counts as a value: a unique index admits one of them. */
    public Index nullsNotDistinct() {
        return new Index(name, parts, unique, included, where, method, false, comment);
    }

    /** A remark for those who read the schema, or none for null; left out where the database keeps none. */
    public Index comment(@Nullable String text) {
        return new Index(name, parts, unique, included, where, method, nullsDistinct, text);
    }

    /** The same with each piece of SQL changed. */
    Index withFragments(UnaryOperator<SqlFragment> change) {
        return new Index(
                name,
                parts.stream().map(part -> part.withFragment(change)).toList(),
                unique,
                included,
                where == null ? null : change.apply(where),
                method,
                nullsDistinct,
                comment);
    }

    /** The plain columns that it orders by; expressions are not among them. */
    public List<String> columns() {
        return parts.stream().flatMap(part -> part.column().stream()).toList();
    }

    /** Whether no two rows of the table have the same values in {@link #columns()}: unique, without conditions or expressions. */
    public boolean isKey() {
        return unique
                && where == null
                && parts.stream().allMatch(part -> part.column().isPresent() && part.prefix() == 0);
    }
}
