package dev.aludel.failures;

import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Id;
import org.jspecify.annotations.Nullable;

/** Knows nothing of the limits of its table, so that the database has to refuse. */
@Entity(table = "limits")
final class Limit {
    @Id
    int id;

    @Nullable String name;

    @Nullable Long n;

    @Nullable String code;

    Limit(int id, @Nullable String name, @Nullable Long n, @Nullable String code) {
        this.id = id;
        this.name = name;
        this.n = n;
        this.code = code;
    }
}
