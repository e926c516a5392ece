package dev.aludel.sql;

import dev.aludel.sql.tree.TextNode;
import java.util.List;
import java.util.function.Function;

/** Raw SQL each row of which becomes something else. */
record MappedText<R>(Text text, Function<? super Row, ? extends R> function) implements Query<R> {
    @Override
    public TextNode tree() {
        return text.tree();
    }

    @Override
    public List<Expression<?>> columns() {
        return List.of();
    }

    @Override
    public RowDecoder<R> decoder() {
        return mapped(text.decoder());
    }

    @Override
    public RowDecoder<R> decoder(List<String> names) {
        return mapped(text.decoder(names));
    }

    @Override
    public List<QueryOption> options() {
        return List.of();
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private RowDecoder<R> mapped(RowDecoder<Row> rows) {
        return (row, offset, scope) -> {
            Row read = rows.decode(row, offset, scope);
            return read == null ? null : function.apply(read);
        };
    }
}
