package dev.aludel.dialect;

import dev.aludel.schema.SchemaMap;
import dev.aludel.schema.TableName;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.Flattening;
import dev.aludel.sql.tree.StatementNode;
import dev.aludel.sql.tree.TableNode;
import dev.aludel.type.SqlType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes an expression into DDL: with the statement compiler, so that it means the same as in a query, but with literals in
 * place of parameters, and columns without their table.
 */
final class FragmentWriter {
    private final Identifiers identifiers;
    private final StatementCompiler compiler;
    private final DdlNames ddl;
    private final SchemaMap schemas;

    FragmentWriter(Identifiers identifiers, StatementCompiler compiler, DdlNames ddl, SchemaMap schemas) {
        this.identifiers = identifiers;
        this.compiler = compiler;
        this.ddl = ddl;
        this.schemas = schemas;
    }

    /**
     * The expression as text.
     *
     * @throws dev.aludel.error.InvalidStatementException if it contains a column of another table
     */
    String write(TableName table, ExpressionNode expression) {
        var values = Flattening.of(expression);
        var out = new SqlWriter(identifiers, values, true, true);
        out.enter(false, List.of(new TableNode(table.schema(), table.name(), null)));
        compiler.expression(expression, out);
        return text(out, values);
    }

    /** A whole query as text. */
    String write(StatementNode query) {
        var values = Flattening.of(query);
        var out = new SqlWriter(identifiers, values, true, true);
        compiler.whole(query, out);
        return text(out, values);
    }

    private String text(SqlWriter out, Flattening values) {
        var text = new StringBuilder();
        for (Piece piece : out.pieces()) {
            switch (piece) {
                case Piece.Sql sql -> text.append(sql.text());
                case Piece.Schema schema -> text.append(compiler.schema(schema, schemas));
                case Piece.Value value -> text.append(literal(value.type(), values.value(value.source())));
                case Piece.Values list -> text.append(list(list, values.values(list.slot())));
                case Piece.Tuples tuples -> text.append(tuples(tuples, values));
                case Piece.Array array ->
                    throw new IllegalStateException("a dialect writes an array of " + array.type() + " into DDL");
                case Piece.IfEmpty words -> text.append(values.length(words.slot()) == 0 ? words.text() : "");
            }
        }
        return text.toString();
    }

    private String list(Piece.Values list, @Nullable Object[] values) {
        return values.length == 0
                ? list.empty()
                : Arrays.stream(values)
                        .map(value -> literal(list.type(), value))
                        .collect(Collectors.joining(", "));
    }

    private String tuples(Piece.Tuples tuples, Flattening values) {
        int width = tuples.slots().size();
        int length = values.length(tuples.slots().getFirst());
        if (length == 0) {
            return tuples.nulls();
        }
        List<@Nullable Object[]> columns =
                tuples.slots().stream().map(values::values).toList();
        return IntStream.range(0, length)
                .mapToObj(row -> IntStream.range(0, width)
                        .mapToObj(i -> literal(tuples.types().get(i), columns.get(i)[row]))
                        .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", "));
    }

    private String literal(SqlType<?> type, @Nullable Object value) {
        return value == null ? "NULL" : ddl.literal(type, value);
    }
}
