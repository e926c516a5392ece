package dev.aludel.schema;

import java.util.List;

/**
 * One step in bringing a database to a schema, before it is spelt for one database: a value, like a statement. Immutable.
 * All names in it are final but for being shortened, all targets of foreign keys are resolved.
 */
public sealed interface SchemaChange {
    /**
     * Creates a table without its indexes.
     *
     * @param table what to create
     * @param inline those of its foreign keys that are created with it; the others follow as {@link AddForeignKey}
     * @param ifMissing whether a table that is there already is left alone, where the database can say so
     */
    record CreateTable(TableDefinition table, List<ForeignKey> inline, boolean ifMissing) implements SchemaChange {
        public CreateTable {
            inline = List.copyOf(inline);
        }
    }

    /**
     * Creates an index.
     *
     * @param table the table it belongs to
     * @param index what to create
     * @param ifMissing whether an index that is there already is left alone, where the database can say so
     */
    record CreateIndex(TableDefinition table, Index index, boolean ifMissing) implements SchemaChange {}

    /** Adds a foreign key to a table that exists. */
    record AddForeignKey(TableDefinition table, ForeignKey foreignKey) implements SchemaChange {}

    /**
     * Removes a foreign key, so that tables that refer to each other can be dropped.
     *
     * @param table the table it belongs to
     * @param foreignKey what to remove
     * @param ifExists whether it is no error when there is none, where the database can say so
     */
    record DropForeignKey(TableDefinition table, ForeignKey foreignKey, boolean ifExists) implements SchemaChange {}

    /**
     * Drops a table with its indexes.
     *
     * @param table what to drop
     * @param ifExists whether it is no error when there is none, where the database can say so
     */
    record DropTable(TableDefinition table, boolean ifExists) implements SchemaChange {}

    /**
     * Says that tables which refer to each other are about to be dropped, on a database that cannot take away their foreign
     * keys first.
     */
    record AllowDanglingRows() implements SchemaChange {}
}
