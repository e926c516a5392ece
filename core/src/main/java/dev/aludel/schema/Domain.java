package dev.aludel.schema;

import dev.aludel.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type with rules of its own, which columns of several tables share. Immutable.
 *
 * {@snippet :
 * static final Domain EMAIL = Domain.of("email", SqlTypes.TEXT).check("VALUE LIKE '%@%'");
 *
 * final TextColumn email = textColumn("email", domain(EMAIL));
 * }
 *
 * @param id its schema and name
 * @param type the type of its values
 * @param nullable whether a column of it may be NULL
 * @param defaultValue what a column of it gets without a value, or null
 * @param checks conditions over {@code VALUE}
 */
public record Domain(
        TableName id,
        SqlType<?> type,
        boolean nullable,
        @Nullable SqlFragment defaultValue,
        List<Check> checks) implements SchemaObject {
    public Domain {
        checks = checks.stream().map(check -> named(id, check)).toList();
    }

    public static Domain of(String name, SqlType<?> type) {
        return new Domain(TableName.parse(name), type, true, null, List.of());
    }

    /** With one condition more, as SQL text over {@code VALUE}. */
    public Domain check(String sql) {
        return check(Check.of(sql));
    }

    public Domain check(Check check) {
        var more = new ArrayList<>(checks);
        more.add(check);
        return new Domain(id, type, nullable, defaultValue, more);
    }

    public Domain notNull() {
        return new Domain(id, type, false, defaultValue, checks);
    }

    /** The default as SQL text. */
    public Domain withDefault(String sql) {
        return new Domain(id, type, nullable, SqlFragment.text(sql), checks);
    }

    private static Check named(TableName id, Check check) {
        var subject = new NamingConvention.Subject(
                NamingConvention.Kind.CHECK,
                id.name(),
                List.of(),
                check.condition().toString());
        return check.name() == null ? check.named(NamingConvention.STANDARD.name(subject)) : check;
    }
}
