package dev.aludel.orm.mapping;

import dev.aludel.error.NotLoadedException;
import java.util.Locale;

/** Says why a relationship cannot be read, and which option reads it. Stateless. */
public final class NotLoaded {
    private NotLoaded() {}

    static NotLoadedException outsideSession(RelationMapping<?> relation, Object owner) {
        return new NotLoadedException(
                relation.describe() + " of " + relation.owner().describe(owner)
                        + " is not loaded, and the object belongs to no open session",
                "touch it inside the session, or load it with the query: " + option(relation));
    }

    /** The error of a relationship that is mapped, or asked by the query, to be never loaded by itself. */
    public static NotLoadedException raised(RelationMapping<?> relation, Object owner) {
        return new NotLoadedException(
                relation.describe() + " of " + relation.owner().describe(owner)
                        + " is not loaded, and its loading is RAISE",
                "load it with the query: " + option(relation));
    }

    private static String option(RelationMapping<?> relation) {
        var constant = relation.owner()
                .entityType()
                .getSimpleName()
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toUpperCase(Locale.ROOT);
        return ".load(" + constant + "." + relation.name() + ".selectin())";
    }
}
