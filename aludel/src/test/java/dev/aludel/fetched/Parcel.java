package dev.aludel.fetched;

import dev.aludel.orm.annotation.Column;
import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Generated;
import dev.aludel.orm.annotation.Id;
import dev.aludel.schema.Fetched;
import org.jspecify.annotations.Nullable;

@Entity(table = "parcels")
final class Parcel {
    @Id
    @Generated
    @Nullable Integer id;

    int price;
    int pieces;

    @Column(computed = "price * pieces")
    int total;

    @Column(length = 10, serverDefault = "'new'", fetched = Fetched.AFTER_INSERT)
    @Nullable String state;

    @Column(serverDefault = "0", fetched = Fetched.AFTER_WRITE)
    int revision;

    Parcel(int price, int pieces) {
        this.price = price;
        this.pieces = pieces;
    }
}
