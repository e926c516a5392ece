package dev.aludel.remarks;

import dev.aludel.orm.Ref;
import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Id;
import dev.aludel.orm.annotation.ManyToOne;
import dev.aludel.orm.annotation.References;

@Entity
public final class Sale {
    @Id
    int id;

    @ManyToOne(comment = "who sold it")
    final Ref<Seller> seller = Sale_.seller(this);

    @References(value = Seller.class, comment = "who found the buyer")
    int agentId;

    public Sale(int id, Seller seller, int agentId) {
        this.id = id;
        this.seller.set(seller);
        this.agentId = agentId;
    }
}
