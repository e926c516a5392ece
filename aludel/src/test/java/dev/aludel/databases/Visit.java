package dev.aludel.databases;

import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Generated;
import dev.aludel.orm.annotation.Id;
import org.jspecify.annotations.Nullable;

/** Its customer is in another database, so there is a key and no relationship. */
@Entity(table = "visits")
final class Visit {
    @Id
    @Generated
    @Nullable Integer id;

    int customerId;
    String page;

    Visit(int customerId, String page) {
        this.customerId = customerId;
        this.page = page;
    }
}
