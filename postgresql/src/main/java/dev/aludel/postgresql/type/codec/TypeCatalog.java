package dev.aludel.postgresql.type.codec;

import java.util.List;
import java.util.Map;

/** Asks a server's catalog for types: one query a call. {@link CatalogQueries} has the SQL and reads the rows. */
public interface TypeCatalog {
    /** What the catalog says of these types, in any order; those it does not have are missing. More may come along. */
    List<TypeInfo> byOids(int[] oids);

    /** What the catalog says of the types with these names (as SQL spells them), by the names asked for. */
    Map<String, TypeInfo> byNames(List<String> names);
}
