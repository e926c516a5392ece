package dev.aludel.fetched;

import dev.aludel.orm.annotation.Column;
import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Id;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A page of which the database knows when it was changed. */
@Entity(table = "pages")
final class Page {
    @Id
    int id;

    String text;

    @Column(serverDefault = "CURRENT_TIMESTAMP", serverOnUpdate = true)
    Instant changed = Instant.EPOCH;

    @Column(serverOnUpdate = true)
    @Nullable LocalDateTime again;

    Page(int id, String text) {
        this.id = id;
        this.text = text;
    }
}
