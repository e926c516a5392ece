package dev.aludel.schema;

/**
 * Something that says how its table is defined: a {@link Table}, a generated metamodel class, or the
 * {@link TableDefinition} itself. It is what a {@link MetaData} is made of. Thread-safe.
 */
public interface DefinedTable {
    /** The definition; the same one each time. */
    TableDefinition definition();
}
