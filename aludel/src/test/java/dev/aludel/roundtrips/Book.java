package dev.aludel.roundtrips;

import dev.aludel.orm.Ref;
import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Generated;
import dev.aludel.orm.annotation.Id;
import dev.aludel.orm.annotation.ManyToOne;
import org.jspecify.annotations.Nullable;

@Entity
final class Book {
    @Id
    @Generated
    @Nullable Integer id;

    String title;

    @ManyToOne(backPopulates = "books")
    final Ref<Author> author = Book_.author(this);

    Book(String title, Author author) {
        this.title = title;
        this.author.set(author);
    }
}
