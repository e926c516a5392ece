package dev.aludel.processor.model;

/** A foreign key to the primary key of another entity; {@code onDelete} is the constant's name, {@code comment} may be empty. */
public record ReferenceModel(
        TypeName target, String schema, String table, String column, String onDelete, String comment) {}
