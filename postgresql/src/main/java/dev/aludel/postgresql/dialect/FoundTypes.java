package dev.aludel.postgresql.dialect;

import dev.aludel.schema.Check;
import dev.aludel.schema.Domain;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.SchemaTarget;
import dev.aludel.schema.SqlFragment;
import dev.aludel.schema.TableName;
import dev.aludel.sql.Row;
import dev.aludel.sql.Sql;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The enumerations and domains of a database, by the numbers under which columns name them. Used by one thread. */
final class FoundTypes {
    private final Map<Long, EnumType> enums = new LinkedHashMap<>();
    private final Map<Long, Domain> domains = new LinkedHashMap<>();

    /** @param schema the schema that is read: its own objects are named as it was asked for */
    FoundTypes(SchemaTarget database, @Nullable String schema) {
        for (Row row : database.list(Sql.text(PgCatalogText.ENUMS))) {
            String text = PgReader.text(row, 3);
            List<String> labels = text == null ? List.of() : List.of(text.split(PgCatalogText.SEPARATOR, -1));
            enums.put(row.get(0, Long.class), new EnumType(name(schema, row, 4), labels));
        }
        for (Row row : database.list(Sql.text(PgCatalogText.DOMAINS))) {
            boolean temporary = row.get(10, Boolean.class);
            var id = temporary ? new TableName("pg_temp", row.get(2, String.class)) : name(schema, row, 8);
            domains.merge(row.get(0, Long.class), domain(id, row), FoundTypes::both);
        }
    }

    private Domain domain(TableName id, Row row) {
        String value = PgReader.text(row, 5);
        String check = PgReader.text(row, 7);
        var checks = check == null
                ? List.<Check>of()
                : List.of(Check.of(FoundTable.bare(check))
                        .named(row.get(6, String.class))
                        .comment(PgReader.text(row, 11)));
        EnumType base = enums.get(row.get(9, Long.class));
        return new Domain(
                id,
                base == null ? PgFoundTypes.of(row.get(3, String.class)) : type(base),
                !row.get(4, Boolean.class),
                value == null ? null : SqlFragment.text(value),
                checks);
    }

    private static Domain both(Domain known, Domain more) {
        var checks = new ArrayList<>(known.checks());
        checks.addAll(more.checks());
        return new Domain(known.id(), known.type(), known.nullable(), known.defaultValue(), checks);
    }

    private static TableName name(@Nullable String schema, Row row, int inDefault) {
        String own = row.get(1, String.class);
        return FoundTable.named(schema, own, row.get(2, String.class), row.get(inDefault, Boolean.class));
    }

    List<EnumType> enums(@Nullable String schema) {
        return enums.values().stream()
                .filter(type -> Objects.equals(type.id().schema(), schema))
                .toList();
    }

    List<Domain> domains(@Nullable String schema) {
        return domains.values().stream()
                .filter(domain -> Objects.equals(domain.id().schema(), schema))
                .toList();
    }

    @Nullable Domain domain(long type) {
        return domains.get(type);
    }

    /**
     * The type of a column.
     *
     * @param name what {@code format_type} says
     * @param element the number of the type of its elements, or 0
     */
    SqlType<?> type(String name, long type, long element) {
        Domain domain = domains.get(type);
        if (domain != null) {
            return domain.type();
        }
        EnumType own = enums.get(type);
        if (own != null) {
            return type(own);
        }
        EnumType elements = enums.get(element);
        return elements != null && name.endsWith("[]") ? SqlTypes.array(type(elements)) : PgFoundTypes.of(name);
    }

    private static SqlType<String> type(EnumType type) {
        return SqlTypes.nativeEnum(type.id().written(), type.labels());
    }
}
