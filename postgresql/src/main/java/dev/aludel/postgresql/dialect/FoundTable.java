package dev.aludel.postgresql.dialect;

import dev.aludel.schema.Check;
import dev.aludel.schema.Computed;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Deferral;
import dev.aludel.schema.DefinitionBuilder;
import dev.aludel.schema.Exclusion;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.IdentityRule;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexPart;
import dev.aludel.schema.Match;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.SqlFragment;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableName;
import dev.aludel.schema.TableOption;
import dev.aludel.schema.UniqueKey;
import dev.aludel.sql.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table while the rows of the catalog that belong to it are read. Used by one thread. */
final class FoundTable {
    private final @Nullable String schema;
    private final DefinitionBuilder table;
    private final Map<String, Index> indexes = new LinkedHashMap<>();

    FoundTable(@Nullable String schema, Row row) {
        this.schema = schema;
        table = TableDefinition.builder(new TableName(schema, row.get(1, String.class)));
        String comment = PgReader.text(row, 2);
        if (comment != null) {
            table.comment(comment);
        }
        if (row.get(3, Boolean.class)) {
            table.option(TableOption.UNLOGGED);
        }
        String partition = PgReader.text(row, 4);
        if (partition != null) {
            table.option(new TableOption.PartitionBy(partition));
        }
        row.find(5, Integer.class).ifPresent(percent -> table.option(new TableOption.FillFactor(percent)));
        String space = PgReader.text(row, 6);
        if (space != null) {
            table.option(new TableOption.Tablespace(space));
        }
    }

    TableDefinition definition() {
        indexes.values().forEach(table::index);
        return table.asFound();
    }

    void column(Row row, FoundTypes types) {
        long type = row.get(9, Long.class);
        String identity = row.get(4, String.class);
        String generated = row.get(5, String.class);
        String expression = PgReader.text(row, 6);
        var typed = TableColumn.of(
                row.get(1, String.class), types.type(row.get(2, String.class), type, row.get(10, Long.class)));
        TableColumn column = PgNaturalTypes.of(typed)
                .withNullable(!row.get(3, Boolean.class))
                .withComment(PgReader.text(row, 7))
                .withCollation(PgReader.text(row, 8))
                .withDomain(types.domain(type));
        if (!identity.isEmpty()) {
            column = column.withIdentity(new IdentityRule(identity.equals("a"), counting(row, 11)));
        }
        if (identity.isEmpty() && row.find(11, Long.class).isPresent()) {
            column = column.withIdentity(serial(row, column));
        } else if (expression != null && !generated.isEmpty()) {
            column = column.withComputed(new Computed(SqlFragment.text(bare(expression)), generated.equals("s")));
        } else if (expression != null) {
            column = column.withDefault(expression);
        }
        table.column(column);
    }

    /** A number that a sequence of the column's own gives; it counts no further than the column's type goes. */
    private IdentityRule serial(Row row, TableColumn column) {
        long highest = switch (column.type().kind()) {
            case SMALLINT -> Short.MAX_VALUE;
            case INTEGER -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
        SequenceOptions counting = counting(row, 11)
                .minimum(Math.max(row.get(13, Long.class), -highest - 1))
                .maximum(Math.min(row.get(14, Long.class), highest));
        TableName sequence =
                named(schema, row.get(17, String.class), row.get(18, String.class), row.get(19, Boolean.class));
        return new IdentityRule(false, counting, sequence);
    }

    static SequenceOptions counting(Row row, int from) {
        return new SequenceOptions(
                row.get(from, Long.class),
                row.get(from + 1, Long.class),
                row.get(from + 2, Long.class),
                row.get(from + 3, Long.class),
                row.get(from + 4, Boolean.class),
                row.get(from + 5, Long.class));
    }

    void constraint(Row row, @Nullable String schema) {
        String name = row.get(1, String.class);
        String[] columns = list(PgReader.text(row, 5));
        Deferral deferral = !row.get(3, Boolean.class)
                ? Deferral.NEVER
                : row.get(4, Boolean.class) ? Deferral.INITIALLY_DEFERRED : Deferral.INITIALLY_IMMEDIATE;
        Constraint constraint = switch (row.get(2, String.class)) {
            case "p" -> PrimaryKey.of(columns).deferral(deferral);
            case "u" -> {
                var key = UniqueKey.of(columns).deferral(deferral);
                yield row.get(13, Boolean.class) ? key.nullsNotDistinct() : key;
            }
            case "c" -> Check.of(bare(row.get(12, String.class)));
            case "x" -> exclusion(row).deferral(deferral);
            default -> foreignKey(row, schema, columns).deferral(deferral);
        };
        table.constraint(constraint.named(name).comment(PgReader.text(row, 18)));
    }

    private static ForeignKey foreignKey(Row row, @Nullable String schema, String[] columns) {
        var target = named(schema, row.get(6, String.class), row.get(7, String.class), row.get(17, Boolean.class));
        return ForeignKey.of(columns)
                .references(target, list(PgReader.text(row, 8)))
                .onDelete(action(row.get(9, String.class)))
                .onUpdate(action(row.get(10, String.class)))
                .match(row.get(11, String.class).equals("f") ? Match.FULL : Match.SIMPLE);
    }

    private static Exclusion exclusion(Row row) {
        var elements = Arrays.stream(list(PgReader.text(row, 16)))
                .map(text -> {
                    int cut = text.indexOf('\u001e');
                    return new Exclusion.Element(part(text.substring(0, cut)), text.substring(cut + 1));
                })
                .toList();
        String where = PgReader.text(row, 15);
        return new Exclusion(
                null,
                row.get(14, String.class),
                elements,
                where == null ? null : SqlFragment.text(bare(where)),
                Deferral.NEVER,
                null);
    }

    /** A column or an expression, as the server writes it. */
    private static IndexPart part(String text) {
        if (text.matches("[a-z_][a-z0-9_$]*")) {
            return IndexPart.of(text);
        }
        return text.startsWith("\"") && text.indexOf('"', 1) == text.length() - 1
                ? IndexPart.of(text.substring(1, text.length() - 1))
                : IndexPart.expression(bare(text));
    }

    void indexPart(Row row) {
        String name = row.get(1, String.class);
        String column = PgReader.text(row, 7);
        Index known = indexes.get(name);
        if (!row.get(4, Boolean.class)) {
            var included = new ArrayList<>(known == null ? List.of() : known.included());
            included.add(column == null ? "" : column);
            indexes.computeIfPresent(name, (key, index) -> index.include(included.toArray(String[]::new)));
            return;
        }
        var parts = new ArrayList<>(known == null ? List.of() : known.parts());
        parts.add(keyPart(row, column));
        String where = PgReader.text(row, 6);
        String method = row.get(3, String.class);
        indexes.put(
                name,
                new Index(
                        name,
                        parts,
                        row.get(2, Boolean.class),
                        List.of(),
                        where == null ? null : SqlFragment.text(bare(where)),
                        method.equals("btree") ? null : method,
                        !row.get(5, Boolean.class),
                        PgReader.text(row, 12)));
    }

    private static IndexPart keyPart(Row row, @Nullable String column) {
        int option = row.get(9, Integer.class);
        boolean descending = (option & 1) != 0;
        boolean nullsFirst = (option & 2) != 0;
        IndexPart part = column == null ? IndexPart.expression(bare(row.get(8, String.class))) : IndexPart.of(column);
        String operators = PgReader.text(row, 10);
        String collation = PgReader.text(row, 11);
        part = operators == null ? part : part.operatorClass(operators);
        part = collation == null ? part : part.collate(collation);
        part = descending ? part.desc() : part;
        return nullsFirst == descending ? part : nullsFirst ? part.nullsFirst() : part.nullsLast();
    }

    private static String[] list(@Nullable String text) {
        return text == null ? new String[0] : text.split(PgCatalogText.SEPARATOR, -1);
    }

    private static ReferentialAction action(String letter) {
        return switch (letter) {
            case "r" -> ReferentialAction.RESTRICT;
            case "c" -> ReferentialAction.CASCADE;
            case "n" -> ReferentialAction.SET_NULL;
            case "d" -> ReferentialAction.SET_DEFAULT;
            default -> ReferentialAction.NO_ACTION;
        };
    }

    /** A name in the schema that is read is named as that was asked for; one in the default schema needs none. */
    static TableName named(@Nullable String asked, String own, String name, boolean inDefault) {
        return new TableName(asked != null && asked.equals(own) ? asked : inDefault ? null : own, name);
    }

    /** The server puts parentheses around an expression. */
    static String bare(String expression) {
        String text = expression;
        while (text.startsWith("(") && closing(text) == text.length() - 1) {
            text = text.substring(1, text.length() - 1);
        }
        return text;
    }

    /** Where the parenthesis ends that the text begins with. */
    private static int closing(String text) {
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
