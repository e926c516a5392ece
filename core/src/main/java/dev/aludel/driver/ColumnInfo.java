package dev.aludel.driver;

/**
 * What the database says of one result column. Immutable.
 *
 * @param name the column's label
 * @param typeName the database's own name of its type, empty when unknown
 */
public record ColumnInfo(String name, String typeName) {}
