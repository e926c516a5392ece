package dev.aludel.orm.flush;

import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.schema.ReferentialAction;

/**
 * A foreign key from one entity to another, with or without a relationship. Immutable.
 *
 * @param column the index of its column in the referring table
 * @param target the entity it refers to, by its key
 * @param nullable whether the column may be NULL
 * @param onDelete what the database does with the referring row when the other is deleted
 */
public record Reference(int column, EntityMapping<?, ?> target, boolean nullable, ReferentialAction onDelete) {}
