package dev.aludel.driver;

import dev.aludel.dialect.Dialect;
import java.util.Set;

/** A way to reach one kind of database, found by {@link java.util.ServiceLoader}. Thread-safe, stateless. */
public interface Driver {
    /** The URL schemes it answers to, in their short form: {@code sqlite}, {@code postgresql}. */
    Set<String> schemes();

    /** The query options it understands in a URL and in {@code Engine.builder(..).option(name, value)}. */
    Set<String> options();

    /** How SQL is spelt for this database, as far as that is known without asking it; see {@link Connector#dialect()}. */
    Dialect dialect();

    /**
     * Prepares to connect to what the URL names; opens nothing yet.
     *
     * @throws dev.aludel.error.ConfigurationException if a part of the URL or an option's value is wrong
     */
    Connector connector(DatabaseUrl url);
}
