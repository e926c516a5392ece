package dev.aludel.orm;

import dev.aludel.orm.mapping.EntityMany;
import dev.aludel.sql.Select;
import dev.aludel.sql.Sql;
import java.util.List;
import java.util.stream.Stream;

/**
 * The objects whose {@link Ref} refers to this one. Adding to it sets their reference, with or without a session. Not
 * thread-safe: it belongs to its object.
 *
 * <p>There is no bean-style accessor, and it is no {@code Collection}: a JSON mapper cannot walk it by accident.
 *
 * @param <T> the other entity
 */
public final class Many<T> extends EntityMany<T> {
    private final ToMany<?, T> relation;

    Many(ToMany<?, T> relation, Object owner) {
        super(relation, owner);
        this.relation = relation;
    }

    /**
     * The members, loaded if need be: a view that cannot be modified and shows later changes.
     *
     * @throws dev.aludel.error.NotLoadedException if they are not loaded and cannot be loaded here
     */
    public List<T> list() {
        return members();
    }

    /** The members, loaded if need be. */
    public Stream<T> stream() {
        return members().stream();
    }

    /** Adds a member and makes it refer to this object. Nothing is loaded. */
    public void add(T member) {
        include(member);
    }

    /** Takes a member out and makes it refer to nothing; false if it is none. Nothing is loaded. */
    public boolean remove(T member) {
        return exclude(member);
    }

    /** Whether {@link #list()} answers without a statement. */
    public boolean loaded() {
        return known();
    }

    /** How many members there are: counted in memory when they are loaded, else by the database. */
    public long count() {
        return size();
    }

    /** A query of the members, to be narrowed and run by a session. */
    @SuppressWarnings("unchecked") // the target of this relationship
    public Select<T> select() {
        var table = (EntityTable<T, ?>) relation.target();
        var key = Relation.keyOf(relation.owner(), owner());
        return Sql.select(table)
                .where(Relation.equal(Relation.column(table, relation.inverse().column()), key));
    }
}
