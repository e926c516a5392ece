package dev.aludel.roundtrips;

import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Id;
import dev.aludel.orm.annotation.Version;

/** Has its key from its maker, and a version. */
@Entity
final class Coin {
    @Id
    String mark;

    @Version
    int version;

    int worth;

    Coin(String mark, int worth) {
        this.mark = mark;
        this.worth = worth;
    }
}
