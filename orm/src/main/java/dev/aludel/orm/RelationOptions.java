package dev.aludel.orm;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a relationship is told besides its two sides. Immutable.
 *
 * @param cascade what is carried over to related objects; {@link Cascade#SAVE} always is
 * @param orphanDelete whether a member that is taken out of a collection is deleted
 * @param orderBy the name of the target's column that a collection is ordered by when it is loaded, or null for its key
 */
public record RelationOptions(
        Set<Cascade> cascade,
        boolean orphanDelete,
        @Nullable String orderBy) {
    /** Saves related objects, deletes none. */
    public static final RelationOptions DEFAULT = new RelationOptions(Set.of(Cascade.SAVE), false, null);

    public RelationOptions {
        var all = EnumSet.of(Cascade.SAVE);
        all.addAll(cascade);
        cascade = Set.copyOf(all);
    }

    /** Carries over these as well. */
    public RelationOptions cascade(Cascade... more) {
        var all = EnumSet.copyOf(cascade);
        all.addAll(Set.of(more));
        return new RelationOptions(all, orphanDelete, orderBy);
    }

    /** Deletes members that are taken out. */
    public RelationOptions orphanDelete(boolean delete) {
        return new RelationOptions(cascade, delete, orderBy);
    }

    /** Orders the collection by a column of the target, given by its name in the database. */
    public RelationOptions orderBy(String column) {
        return new RelationOptions(cascade, orphanDelete, column);
    }
}
