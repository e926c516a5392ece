package dev.aludel.conformance;

import dev.aludel.schema.DefinitionBuilder;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.IdentityRule;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.UniqueKey;
import dev.aludel.schema.View;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.Arrays;
import java.util.List;

/** Two tables, the second referring to the first, and what migrations are said with. Stateless. */
final class MigratedTables {
    static final SqlType<Integer> INT = SqlTypes.INTEGER;
    static final SqlType<Long> LONG = SqlTypes.BIGINT;
    static final SqlType<String> TEXT = SqlTypes.varchar(40);
    static final UniqueKey CODES = UniqueKey.of("code").named("uq_changed_codes");
    static final ForeignKey TO_A =
            ForeignKey.of("a_id").references("changed_a", "id").named("fk_changed_b");

    private static final List<String> ROWS = List.of(
            "INSERT INTO changed_a (id, code, name) VALUES (1, 'x', 'one'), (2, 'y', 'two'), (5, 'z', NULL)",
            "INSERT INTO changed_b (id, a_id, note) VALUES (1, 1, 'x'), (2, 1, 'x'), (5, 5, 'z'), (8, NULL, 'y'), (9, NULL, NULL)");

    private MigratedTables() {}

    static TableColumn column(String name, SqlType<?> type) {
        return TableColumn.of(name, type);
    }

    static TableColumn maybe(String name, SqlType<?> type) {
        return TableColumn.of(name, type).asNullable();
    }

    static TableColumn drawn(SqlType<?> type) {
        return TableColumn.of("id", type).withIdentity(IdentityRule.BY_DEFAULT);
    }

    static DefinitionBuilder table(String name, TableColumn... columns) {
        var builder = TableDefinition.builder("changed_" + name);
        Arrays.stream(columns).forEach(builder::column);
        return builder;
    }

    /** Without a primary key: that is what changes. */
    static DefinitionBuilder bareA(SqlType<?> key, TableColumn... more) {
        var builder = table("a", column("id", key), column("code", TEXT), maybe("name", TEXT));
        Arrays.stream(more).forEach(builder::column);
        return builder;
    }

    static DefinitionBuilder a(SqlType<?> key, TableColumn... more) {
        var builder = table("a", drawn(key), column("code", TEXT), maybe("name", TEXT));
        Arrays.stream(more).forEach(builder::column);
        return builder.primaryKey("id");
    }

    static DefinitionBuilder b(SqlType<?> key, TableColumn... more) {
        var builder = table("b", drawn(INT), maybe("a_id", key), maybe("note", TEXT));
        Arrays.stream(more).forEach(builder::column);
        return builder.primaryKey("id");
    }

    static MetaData schema(DefinitionBuilder... tables) {
        return MetaData.of(Arrays.stream(tables).map(DefinitionBuilder::build).toList());
    }

    static MetaData withViews(MetaData tables, View... views) {
        return MetaData.builder().tables(tables.tables()).views(views).build();
    }

    static Migration migration(String name, MetaData before, MetaData after) {
        return new Migration(name, before, ROWS, after);
    }
}
