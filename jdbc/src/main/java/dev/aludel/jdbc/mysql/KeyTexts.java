package dev.aludel.jdbc.mysql;

import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.UniqueKey;
import dev.aludel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What keys and indexes demand of columns: an index takes no text without a limit. */
final class KeyTexts {
    private KeyTexts() {}

    /** Whether the column is a text without a limit that an index has to hold. */
    static boolean in(TableDefinition table, TableColumn column) {
        return column.type().kind() == TypeKind.TEXT
                && column.type().name().isEmpty()
                && column.typeNames().equals(Map.of())
                && inKey(table, column);
    }

    static boolean inKey(TableDefinition table, TableColumn column) {
        var key = table.primaryKey();
        return Stream.of(
                        key == null ? Stream.<List<String>>empty() : Stream.of(key.columns()),
                        table.uniqueKeys().stream().map(UniqueKey::columns),
                        table.foreignKeys().stream().map(ForeignKey::columns),
                        table.indexes().stream().filter(KeyTexts::holdsAll).map(Index::columns))
                .flatMap(columns -> columns)
                .anyMatch(columns -> columns.contains(column.name()));
    }

    private static boolean holdsAll(Index index) {
        return index.method() == null && index.parts().stream().allMatch(part -> part.prefix() == 0);
    }

    /** The same table, its unique keys being unique indexes: the servers make no difference. */
    static TableDefinition withKeysAsIndexes(TableDefinition table) {
        var indexes = new ArrayList<>(table.indexes());
        table.uniqueKeys().forEach(key -> {
            var index =
                    Index.of(key.columns().toArray(String[]::new)).asUnique().comment(key.comment());
            String name = key.name();
            indexes.add(name == null ? index : index.named(name));
        });
        return new TableDefinition(
                table.id(),
                table.columns(),
                table.primaryKey(),
                table.foreignKeys(),
                List.of(),
                table.checks(),
                table.exclusions(),
                indexes,
                table.comment(),
                table.temporary(),
                table.options());
    }
}
