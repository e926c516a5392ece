package dev.aludel.schema;

import dev.aludel.error.MappingException;
import dev.aludel.type.EnumLabels;
import dev.aludel.type.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the enumerations, domains and sequences that columns use. */
final class Gathering {
    private final Map<TableName, EnumType> enums = new LinkedHashMap<>();
    private final Map<TableName, Domain> domains = new LinkedHashMap<>();
    private final Map<TableName, Sequence> sequences = new LinkedHashMap<>();

    private Gathering() {}

    static SchemaObjects with(SchemaObjects given, List<TableDefinition> tables) {
        var found = new Gathering();
        given.enums().forEach(found::add);
        given.domains().forEach(found::add);
        given.sequences().forEach(found::add);
        tables.forEach(table -> table.columns().forEach(found::add));
        return new SchemaObjects(
                given.schemas(),
                new ArrayList<>(found.enums.values()),
                new ArrayList<>(found.domains.values()),
                new ArrayList<>(found.sequences.values()),
                given.views());
    }

    private void add(TableColumn column) {
        EnumType type = enumOf(column.type());
        if (type != null) {
            add(type);
        }
        if (column.domain() != null) {
            add(column.domain());
        }
        if (column.serverDefault() instanceof SqlFragment.NextValue next) {
            add(next.sequence());
        }
    }

    /** The enumeration that a type or its elements belong to. */
    static @Nullable EnumType enumOf(SqlType<?> type) {
        if (type.element() != null) {
            return enumOf(type.element());
        }
        return type.form() instanceof EnumLabels labels
                ? new EnumType(TableName.parse(type.name()), labels.labels())
                : null;
    }

    private void add(EnumType type) {
        put(enums, type, EnumType::id);
    }

    private void add(Domain domain) {
        put(domains, domain, Domain::id);
        EnumType type = enumOf(domain.type());
        if (type != null) {
            add(type);
        }
    }

    private void add(Sequence sequence) {
        put(sequences, sequence, Sequence::id);
    }

    private static <T> void put(Map<TableName, T> known, T added, Function<T, TableName> id) {
        T other = known.putIfAbsent(id.apply(added), added);
        if (other != null && !other.equals(added)) {
            throw new MappingException(
                    id.apply(added) + " is defined twice, and differently: " + other + " and " + added,
                    "use one definition for both");
        }
    }
}
