package dev.aludel.joined;

import dev.aludel.orm.Many;
import dev.aludel.orm.Ref;
import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Generated;
import dev.aludel.orm.annotation.Id;
import dev.aludel.orm.annotation.ManyToOne;
import dev.aludel.orm.annotation.OneToMany;
import org.jspecify.annotations.Nullable;

/** Where people work. */
@Entity(table = "firms")
final class Firm {
    @Id
    @Generated
    @Nullable Integer id;

    String name;

    @ManyToOne
    final Ref<Country> country = Firm_.country(this);

    @OneToMany(backPopulates = "firm")
    final Many<Worker> workers = Firm_.workers(this);

    Firm(String name, Country country) {
        this.name = name;
        this.country.set(country);
    }
}
