package dev.aludel.conformance;

import dev.aludel.dialect.Capability;
import dev.aludel.dialect.Dialect;
import dev.aludel.schema.Check;
import dev.aludel.schema.Computed;
import dev.aludel.schema.DefinitionBuilder;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.IdentityRule;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexPart;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.MetaDataBuilder;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SqlFragment;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableName;
import dev.aludel.schema.UniqueKey;
import dev.aludel.schema.View;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import dev.aludel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A schema that is drawn from a number: the same number gives the same schema, and a second number changes some of it. Names
 * are chosen to hurt: capitals, reserved words, blanks, quotes. Used once.
 */
final class RandomSchema {
    private static final List<String> TABLES = List.of("rnd_plain", "rnd_Mixed", "rnd order", "rnd_fourth");
    private static final List<String> NAMES =
            List.of("amount", "Camel", "order", "with blank", "quo'te", "total", "select", "note", "x1");
    private static final List<SqlType<?>> TYPES = List.of(
            SqlTypes.SMALLINT,
            SqlTypes.INTEGER,
            SqlTypes.BIGINT,
            SqlTypes.REAL,
            SqlTypes.DOUBLE,
            SqlTypes.decimal(12, 2),
            SqlTypes.decimal(20, 0),
            SqlTypes.varchar(40),
            SqlTypes.varchar(200),
            SqlTypes.TEXT,
            SqlTypes.BOOLEAN,
            SqlTypes.BYTES,
            SqlTypes.INSTANT,
            SqlTypes.TIMESTAMP,
            SqlTypes.DATE,
            SqlTypes.TIME,
            SqlTypes.UUID,
            SqlTypes.nativeEnum("rnd_mood", List.of("calm", "it's fine", "ecstatic")));

    private final Dialect dialect;
    private final long seed;
    private final long change;

    /**
     * A schema for this database.
     *
     * @param seed what it is drawn from
     * @param change what the changes are drawn from; 0 for none
     */
    RandomSchema(Dialect dialect, long seed, long change) {
        this.dialect = dialect;
        this.seed = seed;
        this.change = change;
    }

    MetaData draw() {
        int count = 1 + pick("tables", TABLES.size());
        var tables = new ArrayList<TableDefinition>();
        MetaDataBuilder schema = MetaData.builder();
        for (int i = 0; i < count; i++) {
            tables.add(table(TABLES.get(i), tables));
        }
        schema.tables(tables);
        if (dialect.has(Capability.SEQUENCES) && half("sequence")) {
            schema.sequences(Sequence.of("rnd_numbers").start(changed("sequence") ? 7 : 3));
        }
        if (half("view")) {
            schema.views(View.of("rnd_view", "SELECT id FROM rnd_plain WHERE id > " + (changed("view") ? 2 : 1))
                    .withComment(remark("view")));
        }
        return schema.build();
    }

    /** A number below a limit: the same for the same thing, whatever else was drawn. */
    private int pick(String what, int limit) {
        return new Random(seed * 1_000_003 + what.hashCode()).nextInt(1 << 16) % limit;
    }

    private boolean half(String what) {
        return pick(what + "?", 2) == 0;
    }

    private boolean third(String what) {
        return pick(what + "??", 3) == 0;
    }

    /** Whether to say something else of this thing. */
    private boolean changed(String what) {
        return change != 0 && new Random(change * 7_368_787 + what.hashCode()).nextInt(1 << 16) % 3 == 0;
    }

    private TableDefinition table(String name, List<TableDefinition> earlier) {
        DefinitionBuilder table = TableDefinition.builder(TableName.of(name));
        table.column(TableColumn.of("id", SqlTypes.INTEGER).withIdentity(half(name) ? IdentityRule.BY_DEFAULT : null))
                .column("base", SqlTypes.INTEGER)
                .constraint(PrimaryKey.of("id").comment(remark(name + " primary key")));
        var columns = new ArrayList<TableColumn>();
        for (String column : NAMES) {
            String what = name + "." + column;
            if (third(what) == changed(what + " present")) {
                columns.add(column(what, column));
            }
        }
        columns.forEach(table::column);
        if (half(name + " computed")) {
            var expression = SqlFragment.text("base * " + (changed(name + " computed") ? 3 : 2));
            boolean stored = !dialect.has(Capability.VIRTUAL_COLUMNS) || half(name + " stored");
            table.column(TableColumn.of("calculated", SqlTypes.INTEGER)
                    .asNullable()
                    .withComputed(new Computed(expression, stored)));
        }
        for (TableColumn column : columns) {
            switch (column.type().kind()) {
                case SMALLINT, INTEGER, BIGINT -> numbers(table, name, column.name());
                case VARCHAR -> texts(table, name, column.name());
                default -> {}
            }
        }
        if (!earlier.isEmpty() && half(name + " key") != changed(name + " key")) {
            table.column(TableColumn.of("earlier_id", SqlTypes.INTEGER).asNullable())
                    .constraint(ForeignKey.of("earlier_id")
                            .references(earlier.getFirst().id())
                            .onDelete(
                                    changed(name + " action") ? ReferentialAction.SET_NULL : ReferentialAction.CASCADE)
                            .named(name + " key")
                            .comment(remark(name + " reference")));
        }
        if (half(name + " comment")) {
            table.comment(changed(name + " comment") ? "it's another" : "a \\ remark");
        }
        return table.build();
    }

    /** A comment on this thing, another one, or none. */
    private @Nullable String remark(String what) {
        return third(what + " remark") == changed(what + " remark")
                ? null
                : changed(what + " other remark") ? "it's; \\ another" : "a 'remark'";
    }

    private TableColumn column(String what, String name) {
        SqlType<?> type = TYPES.get(pick(what + " type", TYPES.size()));
        if (type.kind() == TypeKind.VARCHAR && changed(what + " length")) {
            type = SqlTypes.varchar(type.length() + 20);
        }
        var column = TableColumn.of(name, type).withNullable(half(what + " null") != changed(what + " null"));
        if (half(what + " default")) {
            column = defaulted(column, changed(what + " default"));
        }
        if (dialect.has(Capability.SERVER_ON_UPDATE)
                && (column.nullable() || column.serverDefault() != null)
                && (type.kind() == TypeKind.INSTANT || type.kind() == TypeKind.TIMESTAMP)) {
            column = column.withServerOnUpdate(half(what + " renewed") != changed(what + " renewed"));
        }
        return third(what + " comment") ? column.withComment(changed(what + " comment") ? "b" : "a; 'quoted'") : column;
    }

    private static TableColumn defaulted(TableColumn column, boolean other) {
        String one = other ? "2" : "1";
        return switch (column.type().kind()) {
            case SMALLINT, INTEGER, BIGINT, REAL, DOUBLE -> column.withDefault(one);
            case DECIMAL -> column.withDefault(column.type().scale() > 0 ? one + ".5" : one);
            case VARCHAR -> column.withDefault("'it''s " + one + "'");
            case BOOLEAN -> column.withDefault(other ? "TRUE" : "FALSE");
            case INSTANT, TIMESTAMP -> column.withDefault("CURRENT_TIMESTAMP");
            case NATIVE_ENUM -> column.withDefault(other ? "'calm'" : "'it''s fine'");
            default -> column;
        };
    }

    private void numbers(DefinitionBuilder table, String owner, String column) {
        String name = owner + "_" + column;
        String quoted = dialect.identifiers().quoted(column);
        if (third(name + " check")) {
            int least = changed(name + " check") ? 1 : 0;
            table.constraint(Check.of(quoted + " >= " + least + " AND " + quoted + " <> 77")
                    .named(name + "_check")
                    .comment(remark(name + " checked")));
        }
        if (third(name + " unique") && !changed(name + " unique")) {
            table.constraint(UniqueKey.of(column, "id").named(name + "_unique").comment(remark(name + " once")));
        }
        if (third(name + " part") && dialect.has(Capability.PARTIAL_INDEXES)) {
            table.index(Index.of("id")
                    .where(quoted + " > " + (changed(name + " part") ? 5 : 6))
                    .named(name + "_part")
                    .comment(remark(name + " partly")));
        }
    }

    private void texts(DefinitionBuilder table, String owner, String column) {
        String name = owner + "_" + column;
        if (third(name + " index") != changed(name + " index")) {
            IndexPart part = IndexPart.of(column);
            var index = Index.on(half(name + " order") ? part.desc() : part, IndexPart.of("id"))
                    .named(name + "_index")
                    .comment(remark(name + " indexed"));
            table.index(changed(name + " unique") ? index.asUnique() : index);
        }
        if (third(name + " calculated") && dialect.has(Capability.EXPRESSION_INDEXES)) {
            String function = changed(name + " calculated") ? "upper" : "lower";
            table.index(Index.on(IndexPart.expression(
                            function + "(" + dialect.identifiers().quoted(column) + ")"))
                    .named(name + "_calculated")
                    .comment(remark(name + " reckoned")));
        }
    }
}
