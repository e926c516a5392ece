package dev.aludel.roundtrips;

import dev.aludel.orm.Ref;
import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Generated;
import dev.aludel.orm.annotation.Id;
import dev.aludel.orm.annotation.ManyToOne;
import org.jspecify.annotations.Nullable;

@Entity
final class Essay {
    @Id
    @Generated
    @Nullable Integer id;

    String title;

    @ManyToOne(backPopulates = "essays")
    final Ref<Author> author = Essay_.author(this);

    Essay(String title, Author author) {
        this.title = title;
        this.author.set(author);
    }
}
