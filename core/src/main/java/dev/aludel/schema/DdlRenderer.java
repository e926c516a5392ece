package dev.aludel.schema;

import java.util.List;

/** Spells {@link SchemaChange}s for one database, and says what {@link MetaData} must know of it. Thread-safe. */
public interface DdlRenderer {
    /**
     * The statements for a change, in order; empty where this database needs none.
     *
     * @throws dev.aludel.error.UnsupportedFeatureException if the database cannot do it; names the object and the database
     */
    List<String> render(SchemaChange change);

    /**
     * Whether a foreign key can be added to a table that exists. Where it cannot, a table may refer to one that is created
     * later, and all foreign keys are created with their table.
     */
    boolean addsForeignKeys();

    /** The name under which the database keeps a constraint or index: shortened to its limit, the same way each time. */
    String keptName(String name);

    /** A form of a table's or index's name that is equal for names that mean the same object to the database. */
    String comparableName(String name);
}
