package dev.aludel.schema;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Gives names to constraints and indexes that were given none, so that the same definition has the same names on every
 * database and in every run: migrations and error messages rely on them. A pure function of the definition. Thread-safe.
 *
 * <p>Names may be longer than a database permits: the DDL compiler shortens them, the same way each time.
 */
@FunctionalInterface
public interface NamingConvention {
    /**
     * {@code pk_users}, {@code uq_users_email}, {@code fk_posts_author_id_users}, {@code ix_users_email}, and
     * {@code ck_users_1f2e3d4c}, where the last part is made from the condition; {@code ix_users_1f2e3d4c} of an expression.
     */
    NamingConvention STANDARD = NamingConvention::standard;

    /** What needs a name. */
    enum Kind {
        PRIMARY_KEY("pk"),
        UNIQUE_KEY("uq"),
        FOREIGN_KEY("fk"),
        CHECK("ck"),
        EXCLUSION("ex"),
        INDEX("ix");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        /** The prefix of conventional names: {@code pk}, {@code uq}, {@code fk}, {@code ck}, {@code ex}, {@code ix}. */
        public String prefix() {
            return prefix;
        }
    }

    /**
     * What is known of the thing to name. Immutable.
     *
     * @param kind what it is
     * @param table the table it belongs to, without its schema
     * @param columns its columns; empty for a check and for an index over expressions only
     * @param detail the target table of a foreign key, the condition of a check, the expressions of an index, otherwise empty
     */
    record Subject(Kind kind, String table, List<String> columns, String detail) {
        public Subject {
            columns = List.copyOf(columns);
        }
    }

    String name(Subject subject);

    private static String standard(Subject subject) {
        var name = new StringBuilder(subject.kind().prefix()).append('_').append(subject.table());
        switch (subject.kind()) {
            case PRIMARY_KEY -> {}
            case UNIQUE_KEY, EXCLUSION -> name.append('_').append(String.join("_", subject.columns()));
            case INDEX ->
                name.append('_')
                        .append(String.join("_", subject.columns()))
                        .append(subject.detail().isEmpty() || subject.columns().isEmpty() ? "" : "_")
                        .append(subject.detail().isEmpty() ? "" : hash(subject.detail()));
            case FOREIGN_KEY ->
                name.append('_')
                        .append(String.join("_", subject.columns()))
                        .append('_')
                        .append(subject.detail());
            case CHECK -> name.append('_').append(hash(subject.detail()));
        }
        return name.toString();
    }

    private static String hash(String text) {
        var sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", sum.getValue());
    }
}
