package dev.aludel.orm;

import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.mapping.ToManyMapping;
import dev.aludel.orm.state.EntityState;
import dev.aludel.sql.ColumnExpression;
import dev.aludel.sql.Expression;
import dev.aludel.sql.Select;
import dev.aludel.sql.Selectable;
import dev.aludel.sql.Sql;
import java.util.List;

/** The queries that a session makes by itself. Stateless. */
final class EntityQueries {
    private EntityQueries() {}

    /** The entities with these keys. */
    @SuppressWarnings("unchecked") // a metamodel selects its entities
    static <E> Select<E> byKey(EntityMapping<E, ?> mapping, List<Object> keys) {
        var query = Sql.select((Selectable<E>) mapping.table());
        var column = expression(mapping, mapping.keyColumn());
        return query.where(keys.size() == 1 ? column.eq(keys.getFirst()) : column.in(keys));
    }

    /** The members of a collection. */
    static Select<?> members(ToManyMapping<?> relation, EntityState<?> owner) {
        var target = relation.targetMapping();
        var key = owner.key();
        var query = Sql.select((Selectable<?>) target.table());
        var column = expression(target, relation.inverse().column());
        return query.where(key == null ? column.isNull().and(column.isNotNull()) : column.eq(key));
    }

    @SuppressWarnings("unchecked") // keys have the class of their column
    private static Expression<Object> expression(EntityMapping<?, ?> mapping, int index) {
        ColumnExpression<?> column = mapping.table().declaredColumns().get(index);
        return (Expression<Object>) column.expression();
    }
}
