package dev.aludel.schema;

import java.util.List;

/** Spells {@link SchemaChange}s for one database, and says what {@link MetaData} must know of it. Thread-safe. */
public interface DdlRenderer {
    /** The database's name: that of its dialect, such as {@code PostgreSQL}. */
    String database();

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

    /** Whether an enumeration is a type that is created, or stands with each column that uses it. */
    boolean createsEnums();

    /** Whether a column that a view shows can be neither dropped nor get another type, unless the view is dropped before. */
    default boolean viewsHoldColumns() {
        return false;
    }

    /**
     * Whether a foreign key stands on indexes, one that begins with its columns and one that begins with those it refers to; otherwise
     * on a primary or unique key over exactly the columns it refers to.
     */
    default boolean foreignKeysNeedIndexes() {
        return false;
    }

    /** Whether these changes of one table's columns, keys and indexes can be made only by one statement. */
    default boolean inOneStatement(List<SchemaChange> changes) {
        return false;
    }

    /** Whether what a change brings can be used only when the transaction that made it has been committed. */
    default boolean usableAfterCommit(SchemaChange change) {
        return false;
    }

    /** Whether no two tables of a schema may have indexes of the same name. */
    default boolean sharesIndexNames() {
        return true;
    }

    /** The name under which the database keeps a constraint or index: shortened to its limit, the same way each time. */
    String keptName(String name);

    /** A form of a table's or index's name that is equal for names that mean the same object to the database. */
    String comparableName(String name);

    /**
     * How the database describes a table that is created so, as far as that can be said without asking it: types that
     * it keeps alike become one, what it does not keep is gone, names are shortened.
     */
    TableDefinition kept(TableDefinition table);

    /** How the database describes a sequence. */
    Sequence kept(Sequence sequence);

    /** How the database describes a view, as far as that can be said without asking it. */
    View kept(View view);

    /** How the type of a column is written; equal for equal types. */
    String typeOf(TableColumn column);

    /** A piece of SQL inside the definition of this table, spelt for this database. */
    String spelt(TableName table, SqlFragment fragment);

    /** The default of a column, spelt for this database. */
    String speltDefault(TableDefinition table, TableColumn column, SqlFragment value);

    /** Whether this change can be made to a table that exists; where it cannot, the table is created anew. */
    boolean alters(SchemaChange change);
}
