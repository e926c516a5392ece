package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.List;
import java.util.function.Consumer;

/**
 * A function in the FROM list, whose result is rows.
 *
 * @param name the function, qualified by its schema if there are two parts; {@code series} without a schema is the portable
 *     one, which each dialect writes in its own way
 * @param arguments what it is called with; they may refer to what stands before it in FROM
 * @param columns the names of the columns
 * @param types their types
 * @param ordinality whether the last column is the number of the row, from 1
 */
public record FunctionSourceNode(
        Kind kind,
        List<String> name,
        List<ExpressionNode> arguments,
        String alias,
        List<String> columns,
        List<SqlType<?>> types,
        boolean ordinality)
        implements FromNode {
    /** What is known of it. */
    public enum Kind {
        /** Numbers from the first argument to the second, with the third between them: every database has a way to it. */
        SERIES,
        /** The elements of the first argument, a JSON array, as texts of JSON. */
        JSON_ELEMENTS,
        /** The elements of the first argument, an array. */
        ELEMENTS,
        /** Nothing but its name. */
        NAMED
    }

    public FunctionSourceNode {
        name = List.copyOf(name);
        arguments = List.copyOf(arguments);
        columns = List.copyOf(columns);
        types = List.copyOf(types);
    }

    @Override
    public String reference() {
        return alias;
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        arguments.forEach(visit);
    }

    @Override
    public void describe(Flattening key) {
        key.add(kind);
        key.add(name);
        key.add(alias);
        key.add(columns);
        types.forEach(key::type);
        key.flag(ordinality);
        key.nodes(arguments);
    }
}
