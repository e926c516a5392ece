package dev.aludel.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * What a schema holds beside its tables. Immutable.
 *
 * @param schemas the schemas themselves, as far as they are created with what is in them
 * @param enums the enumerations
 * @param domains the domains
 * @param sequences the sequences that belong to no column
 * @param views the views, each after those it selects from
 */
public record SchemaObjects(
        List<String> schemas, List<EnumType> enums, List<Domain> domains, List<Sequence> sequences, List<View> views) {
    public static final SchemaObjects NONE = new SchemaObjects(List.of(), List.of(), List.of(), List.of(), List.of());

    public SchemaObjects {
        schemas = List.copyOf(schemas);
        enums = List.copyOf(enums);
        domains = List.copyOf(domains);
        sequences = List.copyOf(sequences);
        views = List.copyOf(views);
    }

    /** All but the schemas. */
    public List<SchemaObject> all() {
        var all = new ArrayList<SchemaObject>(enums);
        all.addAll(domains);
        all.addAll(sequences);
        all.addAll(views);
        return all;
    }

    /** These and others. */
    public SchemaObjects and(SchemaObjects more) {
        return new SchemaObjects(
                joined(schemas, more.schemas),
                joined(enums, more.enums),
                joined(domains, more.domains),
                joined(sequences, more.sequences),
                joined(views, more.views));
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
