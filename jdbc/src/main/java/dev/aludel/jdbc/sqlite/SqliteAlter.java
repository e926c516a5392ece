package dev.aludel.jdbc.sqlite;

import dev.aludel.schema.Check;
import dev.aludel.schema.Computed;
import dev.aludel.schema.Exclusion;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.SchemaChange;
import dev.aludel.schema.SqlFragment;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.UniqueKey;
import java.util.List;
import java.util.Locale;

/** What ALTER TABLE can do in SQLite; for everything else a table is created anew. */
final class SqliteAlter {
    private SqliteAlter() {}

    static boolean can(SchemaChange change) {
        return switch (change) {
            case SchemaChange.AddColumn add -> canAdd(add.column());
            case SchemaChange.DropColumn drop -> canDrop(drop.table(), drop.column());
            case SchemaChange.AlterColumn alter -> false;
            case SchemaChange.AddConstraint add -> false;
            case SchemaChange.DropConstraint drop -> false;
            default -> true;
        };
    }

    /** A column that the rows that are there can have without being written. */
    private static boolean canAdd(TableColumn column) {
        Computed computed = column.computed();
        SqlFragment value = column.serverDefault();
        return !column.generated()
                && (computed == null || !computed.stored())
                && (column.nullable() || value != null)
                && (value == null || (value instanceof SqlFragment.Text text && constant(text.sql())));
    }

    private static boolean constant(String sql) {
        return SqliteDdl.isLiteral(sql.strip())
                && !sql.strip().toUpperCase(Locale.ROOT).startsWith("CURRENT");
    }

    /** A column that nothing else mentions. */
    private static boolean canDrop(TableDefinition table, TableColumn column) {
        var mentioned = List.of(column.name());
        return table.checks().isEmpty()
                && table.columns().stream().allMatch(other -> other.computed() == null)
                && table.constraints().stream().noneMatch(constraint -> switch (constraint) {
                    case PrimaryKey key -> key.columns().containsAll(mentioned);
                    case UniqueKey key -> key.columns().containsAll(mentioned);
                    case ForeignKey key -> key.columns().containsAll(mentioned);
                    case Check check -> true;
                    case Exclusion exclusion -> true;
                });
    }
}
