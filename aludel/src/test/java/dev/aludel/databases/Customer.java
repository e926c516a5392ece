package dev.aludel.databases;

import dev.aludel.orm.Many;
import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Generated;
import dev.aludel.orm.annotation.Id;
import dev.aludel.orm.annotation.OneToMany;
import org.jspecify.annotations.Nullable;

@Entity(table = "customers")
final class Customer {
    @Id
    @Generated
    @Nullable Integer id;

    String name;

    @OneToMany(backPopulates = "customer")
    final Many<Purchase> purchases = Customer_.purchases(this);

    Customer(String name) {
        this.name = name;
    }
}
