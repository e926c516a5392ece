package dev.aludel.schema;

import dev.aludel.sql.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step in bringing a database to a schema, before it is spelt for one database: a value, like a statement. Immutable.
 * {@link SchemaTarget#apply} executes it.
 */
public sealed interface SchemaChange {
    /**
     * Creates a schema.
     *
     * @param ifMissing whether one that is there already is left alone, where the database can say so
     */
    record CreateSchema(String name, boolean ifMissing) implements SchemaChange {}

    record DropSchema(String name, boolean ifExists) implements SchemaChange {}

    record CreateEnum(EnumType type) implements SchemaChange {}

    record DropEnum(EnumType type, boolean ifExists) implements SchemaChange {}

    /**
     * Adds labels to an enumeration.
     *
     * @param type the enumeration as it shall be
     * @param added those of its labels that it does not have yet
     */
    record AddLabels(EnumType type, List<String> added) implements SchemaChange {
        public AddLabels {
            added = List.copyOf(added);
        }
    }

    record CreateDomain(Domain domain) implements SchemaChange {}

    /** Changes the rules of a domain; its type stays. */
    record AlterDomain(Domain from, Domain to) implements SchemaChange {}

    record DropDomain(Domain domain, boolean ifExists) implements SchemaChange {}

    record CreateSequence(Sequence sequence, boolean ifMissing) implements SchemaChange {}

    /** Changes how a sequence counts from now on. */
    record AlterSequence(Sequence sequence) implements SchemaChange {}

    record DropSequence(Sequence sequence, boolean ifExists) implements SchemaChange {}

    /**
     * Creates a view.
     *
     * @param replace whether one that is there already is replaced, where the database can say so
     */
    record CreateView(View view, boolean replace) implements SchemaChange {}

    record DropView(View view, boolean ifExists) implements SchemaChange {}

    /** Gives the view the comment that stands in it, or none. */
    record CommentView(View view) implements SchemaChange {}

    /** Selects the rows of a materialised view anew. */
    record RefreshView(View view) implements SchemaChange {}

    /**
     * Creates a table without its indexes.
     *
     * @param table what to create
     * @param inline those of its foreign keys that are created with it; the others follow as {@link AddConstraint}
     * @param ifMissing whether a table that is there already is left alone, where the database can say so
     */
    record CreateTable(TableDefinition table, List<ForeignKey> inline, boolean ifMissing) implements SchemaChange {
        public CreateTable {
            inline = List.copyOf(inline);
        }
    }

    /**
     * Creates a table with the columns and rows of a query.
     *
     * @param temporary whether it lives no longer than the connection
     * @param ifMissing whether a table that is there already is left alone
     */
    record CreateTableAs(TableName table, SqlFragment query, boolean temporary, boolean ifMissing)
            implements SchemaChange {
        public static CreateTableAs of(String table, Query<?> query) {
            return new CreateTableAs(TableName.parse(table), SqlFragment.of(query), false, false);
        }
    }

    /**
     * Drops a table with its indexes.
     *
     * @param ifExists whether it is no error when there is none, where the database can say so
     */
    record DropTable(TableDefinition table, boolean ifExists) implements SchemaChange {}

    /** Gives a table another name. */
    record RenameTable(TableName from, String to) implements SchemaChange {}

    /** Gives the table another comment, or none. */
    record CommentTable(TableDefinition table, @Nullable String comment) implements SchemaChange {}

    /** Gives the constraint the comment that stands in it, or none. */
    record CommentConstraint(TableDefinition table, Constraint constraint) implements SchemaChange {}

    /** Gives the index the comment that stands in it, or none. */
    record CommentIndex(TableDefinition table, Index index) implements SchemaChange {}

    record AddColumn(TableDefinition table, TableColumn column) implements SchemaChange {}

    record DropColumn(TableDefinition table, TableColumn column) implements SchemaChange {}

    /**
     * Makes a column what it shall be.
     *
     * @param table the table as it shall be
     * @param from the column as it is
     * @param to the column as it shall be
     */
    record AlterColumn(TableDefinition table, TableColumn from, TableColumn to) implements SchemaChange {}

    /**
     * Several changes of a table's columns, keys and indexes, in their order, that only one statement can make.
     *
     * @param table the table as it shall be
     */
    record AlterTable(TableDefinition table, List<SchemaChange> parts) implements SchemaChange {
        public AlterTable {
            parts = List.copyOf(parts);
        }
    }

    /** Adds a constraint to a table that exists. */
    record AddConstraint(TableDefinition table, Constraint constraint) implements SchemaChange {}

    /**
     * Removes a constraint.
     *
     * @param ifExists whether it is no error when there is none, where the database can say so
     */
    record DropConstraint(TableDefinition table, Constraint constraint, boolean ifExists) implements SchemaChange {}

    /**
     * Creates an index.
     *
     * @param ifMissing whether an index that is there already is left alone, where the database can say so
     */
    record CreateIndex(TableDefinition table, Index index, boolean ifMissing) implements SchemaChange {}

    record DropIndex(TableDefinition table, Index index, boolean ifExists) implements SchemaChange {}

    /**
     * Creates tables anew and copies their rows, for a change that the database has no ALTER for.
     *
     * @param tables those that change, and all that refer to them, whose rows would go or be left behind when the old tables are dropped
     * @param dropped tables that go for good at the same time, because they may refer to the old ones, or these to them
     */
    record RebuildTables(List<Rebuilt> tables, List<TableDefinition> dropped) implements SchemaChange {
        public RebuildTables {
            tables = List.copyOf(tables);
            dropped = List.copyOf(dropped);
        }
    }

    /**
     * A table that is created anew.
     *
     * @param from the table as it is
     * @param to the table as it shall be
     */
    record Rebuilt(TableDefinition from, TableDefinition to) {}

    /**
     * Says that tables which refer to each other are about to be dropped, on a database that cannot take away their foreign
     * keys first.
     */
    record AllowDanglingRows() implements SchemaChange {}

    /** DDL of your own. */
    record Custom(DdlElement element) implements SchemaChange {}
}
