package dev.aludel.schema;

import dev.aludel.sql.BooleanExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Columns of which no two rows have values that go together: bookings of one room that overlap. PostgreSQL has it. Immutable.
 *
 * {@snippet :
 * Exclusion.of(IndexPart.of("room"), "=").and(IndexPart.of("during"), "&&")
 * }
 *
 * @param name the constraint's name, or null for the conventional one
 * @param method the index that finds the rows, {@code gist} usually
 * @param elements what is compared, and how
 * @param where the condition of the rows compared, or null for all
 * @param deferral when it is checked
 * @param comment a remark for those who read the schema, or null
 */
public record Exclusion(
        @Nullable String name,
        String method,
        List<Element> elements,
        @Nullable SqlFragment where,
        Deferral deferral,
        @Nullable String comment)
        implements Constraint {
    /**
     * What is compared.
     *
     * @param part a column or an expression
     * @param operator the operator that must not be true of two rows: {@code =}, {@code &&}
     */
    public record Element(IndexPart part, String operator) {}

    public Exclusion {
        Names.optional(name, "an exclusion");
        elements = List.copyOf(elements);
    }

    public static Exclusion of(IndexPart part, String operator) {
        return new Exclusion(null, "gist", List.of(new Element(part, operator)), null, Deferral.NEVER, null);
    }

    public Exclusion and(IndexPart part, String operator) {
        var more = new ArrayList<>(elements);
        more.add(new Element(part, operator));
        return new Exclusion(name, method, more, where, deferral, comment);
    }

    public Exclusion where(BooleanExpression condition) {
        return new Exclusion(name, method, elements, SqlFragment.of(condition), deferral, comment);
    }

    public Exclusion where(String sql) {
        return new Exclusion(name, method, elements, SqlFragment.text(sql), deferral, comment);
    }

    public Exclusion using(String way) {
        return new Exclusion(name, way, elements, where, deferral, comment);
    }

    public Exclusion deferral(Deferral when) {
        return new Exclusion(name, method, elements, where, when, comment);
    }

    /** The same with each piece of SQL changed. */
    Exclusion withFragments(UnaryOperator<SqlFragment> change) {
        return new Exclusion(
                name,
                method,
                elements.stream()
                        .map(element -> new Element(element.part().withFragment(change), element.operator()))
                        .toList(),
                where == null ? null : change.apply(where),
                deferral,
                comment);
    }

    @Override
    public Exclusion named(String constraintName) {
        return new Exclusion(constraintName, method, elements, where, deferral, comment);
    }

    @Override
    public Exclusion comment(@Nullable String text) {
        return new Exclusion(name, method, elements, where, deferral, text);
    }

    /** The plain columns among what is compared. */
    public List<String> columns() {
        return elements.stream()
                .flatMap(element -> element.part().column().stream())
                .toList();
    }
}
