package dev.aludel.roundtrips;

import dev.aludel.orm.Many;
import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Generated;
import dev.aludel.orm.annotation.Id;
import dev.aludel.orm.annotation.OneToMany;
import org.jspecify.annotations.Nullable;

@Entity
final class Author {
    @Id
    @Generated
    @Nullable Integer id;

    String name;

    @OneToMany(backPopulates = "author")
    final Many<Book> books = Author_.books(this);

    @OneToMany(backPopulates = "author")
    final Many<Essay> essays = Author_.essays(this);

    Author(String name) {
        this.name = name;
    }
}
