package dev.aludel.orm;

import dev.aludel.sql.QueryOption;
import java.util.ArrayList;
import java.util.List;

/**
 * How a query loads a relationship of the entities it finds: {@code .load(USER.posts.selectin().then(POST.comments.selectin()))}.
 * Made by the methods of {@link Relation}. Immutable.
 *
 * @param relation the relationship
 * @param loading how it is loaded
 * @param then how relationships of the objects it finds are loaded
 */
public record LoadOption(Relation<?, ?> relation, Loading loading, List<LoadOption> then) implements QueryOption {
    public LoadOption {
        then = List.copyOf(then);
    }

    /** Loads relationships of the objects that this one finds, too. */
    public LoadOption then(LoadOption... next) {
        var all = new ArrayList<>(then);
        all.addAll(List.of(next));
        return new LoadOption(relation, loading, all);
    }

    @Override
    public String toString() {
        return relation + "." + loading + (then.isEmpty() ? "" : then);
    }
}
