package dev.aludel.orm;

import dev.aludel.error.MappingException;
import dev.aludel.orm.load.Fetch;
import dev.aludel.sql.Expression;
import dev.aludel.sql.Query;
import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.sql.tree.DerivedColumnNode;
import dev.aludel.sql.tree.ExpressionNode;
import java.util.ArrayList;
import java.util.List;

/** Translates the load options of queries, and refuses those that cannot take effect. Stateless. */
final class LoadOptions {
    private LoadOptions() {}

    /**
     * @throws MappingException if an option is about an entity that the query does not select
     */
    static List<Fetch> of(Query<?> query, Model model) {
        List<Fetch> wishes = new ArrayList<>();
        for (var option : query.options()) {
            if (option instanceof LoadOption load) {
                requireSelected(query, load);
                wishes.add(fetch(load, model));
            }
        }
        return wishes;
    }

    /** The options for objects that are loaded already. */
    static List<Fetch> of(List<LoadOption> options, Model model) {
        return options.stream().map(option -> fetch(option, model)).toList();
    }

    private static Fetch fetch(LoadOption option, Model model) {
        var relation = option.relation();
        var table = model.table(relation.owner().entityType());
        var declared = table.mapping().relations().stream()
                .filter(known -> known.name().equals(relation.name()))
                .findFirst()
                .orElseThrow(() -> new MappingException(
                        relation + " is no relationship of the session's model", "use the generated metamodel"));
        return new Fetch(
                declared,
                option.loading().eager(),
                option.loading(),
                option.then().stream().map(next -> fetch(next, model)).toList());
    }

    /** What a column is inside of the queries in FROM that it comes from. */
    private static ExpressionNode origin(ExpressionNode node) {
        return node instanceof DerivedColumnNode column && column.origin() != null ? origin(column.origin()) : node;
    }

    private static void requireSelected(Query<?> query, LoadOption option) {
        var table = option.relation().owner().table();
        for (Expression<?> column : query.columns()) {
            if (origin(column.node()) instanceof ColumnNode node
                    && node.table().name().equals(table.name())) {
                return;
            }
        }
        throw new MappingException(
                "the query asks to load " + option.relation() + ", but selects no "
                        + option.relation().owner().entityType().getSimpleName(),
                "select the entity, or put the option behind then(..) of the one that leads to it");
    }
}
