package dev.aludel.tenants;

import dev.aludel.orm.Ref;
import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Generated;
import dev.aludel.orm.annotation.Id;
import dev.aludel.orm.annotation.ManyToOne;
import org.jspecify.annotations.Nullable;

@Entity(table = "dogs")
final class Dog {
    @Id
    @Generated
    @Nullable Integer id;

    String name;

    @ManyToOne(backPopulates = "dogs")
    final Ref<Owner> owner = Dog_.owner(this);

    Dog(String name, Owner owner) {
        this.name = name;
        this.owner.set(owner);
    }
}
