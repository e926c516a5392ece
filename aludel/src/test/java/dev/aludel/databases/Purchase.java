package dev.aludel.databases;

import dev.aludel.orm.Ref;
import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Generated;
import dev.aludel.orm.annotation.Id;
import dev.aludel.orm.annotation.ManyToOne;
import org.jspecify.annotations.Nullable;

@Entity(table = "purchases")
final class Purchase {
    @Id
    @Generated
    @Nullable Integer id;

    int amount;

    @ManyToOne(backPopulates = "purchases")
    final Ref<Customer> customer = Purchase_.customer(this);

    Purchase(int amount, Customer customer) {
        this.amount = amount;
        this.customer.set(customer);
    }
}
