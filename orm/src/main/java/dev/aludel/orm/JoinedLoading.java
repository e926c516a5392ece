package dev.aludel.orm;

import dev.aludel.orm.load.EntityReader;
import dev.aludel.orm.load.Fetch;
import dev.aludel.orm.load.ReadContext;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.mapping.RelationMapping;
import dev.aludel.orm.mapping.ToOneMapping;
import dev.aludel.sql.BooleanExpression;
import dev.aludel.sql.ColumnExpression;
import dev.aludel.sql.Expression;
import dev.aludel.sql.Query;
import dev.aludel.sql.TableSource;
import dev.aludel.sql.WidenedQuery;
import dev.aludel.sql.WidenedQuery.Side;
import dev.aludel.sql.tree.FromNode;
import dev.aludel.sql.tree.SelectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the to-one relationships that are to be {@link Loading#JOINED} in the statement of a query, where that can be
 * joined to. Their objects are in the session then, so that loading the relationships afterwards finds them; where nothing
 * was joined, it asks for them. For one reading by one session.
 */
final class JoinedLoading {
    private final ReadContext session;
    private final Set<String> names = new HashSet<>();
    private final List<Side> sides = new ArrayList<>();
    private final List<EntityReader> readers = new ArrayList<>();
    /** Those that lead to where this is: a relationship that leads back to itself is joined once. */
    private final List<RelationMapping<?>> path = new ArrayList<>();

    /**
     * A query with what is joined to it.
     *
     * @param readers what reads the objects that are joined
     */
    record Joined<T>(Query<T> query, List<EntityReader> readers) {
        /** With nothing joined to it. */
        Joined(Query<T> query) {
            this(query, List.of());
        }
    }

    private JoinedLoading(ReadContext session) {
        this.session = session;
    }

    static <T> Joined<T> of(Query<T> query, List<Fetch> wishes, ReadContext session) {
        var owners = owners(query, wishes);
        return owners.isEmpty() || !WidenedQuery.widens(query)
                ? new Joined<>(query)
                : new JoinedLoading(session).widened(query, owners, wishes);
    }

    private <T> Joined<T> widened(Query<T> query, List<EntityTable<?, ?>> owners, List<Fetch> wishes) {
        var select = (SelectNode) query.tree();
        select.sources().forEach(this::taken);
        select.joins().forEach(join -> taken(join.target()));
        for (var owner : owners) {
            join(owner, wishes);
        }
        return new Joined<>(WidenedQuery.of(query, sides), readers);
    }

    private void taken(FromNode table) {
        names.add(lower(table.reference()));
    }

    /**
     * The entities with relationships to join that the query selects from their own tables, or aliases of them, with all of
     * their columns.
     */
    private static List<EntityTable<?, ?>> owners(Query<?> query, List<Fetch> wishes) {
        List<EntityTable<?, ?>> owners = List.of();
        var columns = query.columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i) instanceof ColumnExpression<?> column
                    && column.source() instanceof EntityTable<?, ?> table
                    && startsAt(i, columns, table)) {
                if (joinsAny(table.mapping(), wishes)) {
                    owners = owners.isEmpty() ? new ArrayList<>() : owners;
                    owners.add(table);
                }
                i += table.declaredColumns().size() - 1;
            }
        }
        return owners;
    }

    private static boolean joinsAny(EntityMapping<?, ?> mapping, List<Fetch> wishes) {
        for (var relation : mapping.relations()) {
            if (joined(relation, Fetch.of(wishes, mapping, relation))) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsAt(int index, List<Expression<?>> columns, EntityTable<?, ?> table) {
        int end = index + table.declaredColumns().size();
        return end <= columns.size() && columns.subList(index, end).equals(table.columns());
    }

    private static boolean joined(RelationMapping<?> relation, @Nullable Fetch wish) {
        return relation instanceof ToOneMapping<?>
                && (wish == null ? ((Relation<?, ?>) relation).loading() : wish.how()) == Loading.JOINED;
    }

    private void join(EntityTable<?, ?> owner, List<Fetch> wishes) {
        var mapping = owner.mapping();
        for (var relation : mapping.relations()) {
            var wish = Fetch.of(wishes, mapping, relation);
            if (relation instanceof ToOneMapping<?> one && joined(relation, wish) && !path.contains(relation)) {
                var target = ((Relation<?, ?>) relation).target().as(name(owner, relation));
                sides.add(new Side(target, on(owner, one, target), reader(target.mapping())));
                path.add(relation);
                join(target, wish == null ? List.of() : wish.then());
                path.removeLast();
            }
        }
    }

    private WidenedQuery.SideReader reader(EntityMapping<?, ?> mapping) {
        var reader = new EntityReader(session, false);
        readers.add(reader);
        return (row, offset) -> reader.entity(mapping, row, offset);
    }

    private static BooleanExpression on(TableSource owner, ToOneMapping<?> relation, TableSource target) {
        return Relation.equal(
                Relation.column(target, relation.targetMapping().keyColumn()),
                Relation.column(owner, relation.column()));
    }

    /** Such as {@code posts_author}; numbered where the query has that already. */
    private String name(TableSource owner, RelationMapping<?> relation) {
        var alias = owner.alias();
        var plain = (alias == null ? owner.name() : alias) + "_" + relation.name();
        var name = plain;
        for (int i = 2; !names.add(lower(name)); i++) {
            name = plain + i;
        }
        return name;
    }

    /** Databases differ in whether the case of names counts. */
    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
