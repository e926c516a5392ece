package dev.aludel.dialect;

/** How one kind of database spells SQL, and what it can do. Thread-safe. */
public interface Dialect {
    /** The name used in messages: {@code SQLite}, {@code PostgreSQL}. */
    String name();
}
