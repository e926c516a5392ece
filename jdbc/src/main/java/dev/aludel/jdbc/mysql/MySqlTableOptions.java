package dev.aludel.jdbc.mysql;

import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableOption;
import java.util.function.UnaryOperator;

/** What stands behind CREATE TABLE: where the rows lie, and what their texts consist of. */
final class MySqlTableOptions {
    private MySqlTableOptions() {}

    static String of(TableDefinition table, ServerKind kind, UnaryOperator<String> quoted) {
        String engine = "InnoDB";
        String characters = "utf8mb4";
        String collation = kind.collation();
        var more = new StringBuilder();
        for (TableOption option : table.options()) {
            switch (option) {
                case TableOption.StorageEngine storage -> engine = quoted.apply(storage.name());
                case TableOption.CharacterSet set -> {
                    characters = quoted.apply(set.name());
                    collation = "";
                }
                case TableOption.TableCollation chosen -> collation = quoted.apply(chosen.name());
                case TableOption.RowFormat format -> more.append(" ROW_FORMAT=").append(format.name());
                default -> {}
            }
        }
        return " ENGINE=" + engine + " DEFAULT CHARSET=" + characters
                + (collation.isEmpty() ? "" : " COLLATE=" + collation) + more;
    }
}
