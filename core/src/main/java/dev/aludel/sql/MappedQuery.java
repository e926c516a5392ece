package dev.aludel.sql;

import dev.aludel.sql.tree.StatementNode;
import java.util.List;
import java.util.function.Function;

/** A query each row of which becomes something else. */
record MappedQuery<T, R>(Query<T> query, Function<? super T, ? extends R> function) implements Query<R> {
    @Override
    public StatementNode tree() {
        return query.tree();
    }

    @Override
    public List<Expression<?>> columns() {
        return query.columns();
    }

    @Override
    public RowDecoder<R> decoder() {
        RowDecoder<T> inner = query.decoder();
        return (row, offset, scope) -> {
            T value = inner.decode(row, offset, scope);
            return value == null ? null : function.apply(value);
        };
    }

    @Override
    public List<QueryOption> options() {
        return query.options();
    }

    @Override
    public List<Query<R>> parts(StatementSize most) {
        List<Query<T>> parts = query.parts(most);
        return parts.size() == 1
                ? List.of(this)
                : parts.stream()
                        .<Query<R>>map(part -> new MappedQuery<>(part, function))
                        .toList();
    }

    @Override
    public String toString() {
        return query.toString();
    }
}
