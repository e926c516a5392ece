package dev.aludel.hostile;

import dev.aludel.orm.annotation.Column;
import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Id;
import org.jspecify.annotations.Nullable;

@Entity
final class Price {
    @Id
    @Column(length = 20)
    String amount;

    @Nullable String note;

    Price(String amount) {
        this.amount = amount;
    }
}
