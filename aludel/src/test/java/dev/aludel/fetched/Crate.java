package dev.aludel.fetched;

import dev.aludel.orm.annotation.Column;
import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Id;

/** With a key of its own. */
@Entity(table = "crates")
final class Crate {
    @Id
    int id;

    int price;

    @Column(computed = "price * 2")
    long twice;

    Crate(int id, int price) {
        this.id = id;
        this.price = price;
    }
}
