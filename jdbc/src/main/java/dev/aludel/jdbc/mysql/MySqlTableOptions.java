package dev.aludel.jdbc.mysql;

import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableOption;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What stands behind CREATE TABLE: where the rows lie, and what their texts consist of. */
final class MySqlTableOptions {
    static final String ROW_FORMAT = "row_format=";

    private MySqlTableOptions() {}

    /** The options that the catalog lists, such as {@code row_format=COMPRESSED}. */
    static List<String> listed(@Nullable String options) {
        return options == null || options.isBlank()
                ? List.of()
                : List.of(options.strip().split("\\s+"));
    }

    /** Those of them that a definition cannot say; partitions are told apart, and an Aria table always has the last. */
    static List<String> unsayable(@Nullable String options) {
        return listed(options).stream()
                .filter(option -> !option.startsWith(ROW_FORMAT)
                        && !option.equals("partitioned")
                        && !option.startsWith("transactional="))
                .toList();
    }

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
