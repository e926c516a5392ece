package dev.aludel.tenants;

import dev.aludel.orm.Many;
import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Generated;
import dev.aludel.orm.annotation.Id;
import dev.aludel.orm.annotation.OneToMany;
import org.jspecify.annotations.Nullable;

@Entity(table = "owners")
final class Owner {
    @Id
    @Generated
    @Nullable Integer id;

    String name;

    @OneToMany(backPopulates = "owner")
    final Many<Dog> dogs = Owner_.dogs(this);

    Owner(String name) {
        this.name = name;
    }
}
