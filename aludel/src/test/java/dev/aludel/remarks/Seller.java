package dev.aludel.remarks;

import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Generated;
import dev.aludel.orm.annotation.Id;
import org.jspecify.annotations.Nullable;

@Entity
public final class Seller {
    @Id(comment = "drawn, it's never given again")
    @Generated
    @Nullable Integer id;

    String name;

    public Seller(String name) {
        this.name = name;
    }
}
