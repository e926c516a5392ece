package dev.aludel.sql;

import dev.aludel.sql.tree.QueryNode;
import dev.aludel.sql.tree.SetNode.Kind;

/**
 * A query that can be put together with others of the same columns: {@code active.union(invited).orderBy(USER.name)}. Each
 * method returns a new query. Immutable and thread-safe.
 *
 * @param <T> what a row is read as
 * @param <S> the class of the single queries, which says the types of their columns
 */
@CheckReturnValue
public sealed interface Combinable<T, S extends Chain<T, S>> extends Query<T> permits Chain, Compound {
    @Override
    QueryNode tree();

    /** The rows of both, equal ones once. */
    default Compound<T, S> union(Combinable<T, S> other) {
        return Compound.of(Kind.UNION, false, this, other);
    }

    /** The rows of both. */
    default Compound<T, S> unionAll(Combinable<T, S> other) {
        return Compound.of(Kind.UNION, true, this, other);
    }

    /** The rows that both have, equal ones once. */
    default Compound<T, S> intersect(Combinable<T, S> other) {
        return Compound.of(Kind.INTERSECT, false, this, other);
    }

    /** The rows that both have, as often as both have them. */
    default Compound<T, S> intersectAll(Combinable<T, S> other) {
        return Compound.of(Kind.INTERSECT, true, this, other);
    }

    /** The rows that the other does not have, equal ones once. */
    default Compound<T, S> except(Combinable<T, S> other) {
        return Compound.of(Kind.EXCEPT, false, this, other);
    }

    /** The rows without those of the other, each of which takes one away. */
    default Compound<T, S> exceptAll(Combinable<T, S> other) {
        return Compound.of(Kind.EXCEPT, true, this, other);
    }

    /** This query in a FROM clause, under a name. */
    default Subquery as(String alias) {
        return Subquery.of(tree(), columns(), alias);
    }
}
