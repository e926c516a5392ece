package dev.aludel.failures;

import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Id;
import org.jspecify.annotations.Nullable;

/** Takes the number for a text. */
@Entity(table = "limits")
final class LimitText {
    @Id
    int id;

    @Nullable String name;

    @Nullable String n;

    LimitText(int id, @Nullable String name, @Nullable String n) {
        this.id = id;
        this.name = name;
        this.n = n;
    }
}
