package dev.aludel.design;

import dev.aludel.orm.Ref;
import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Generated;
import dev.aludel.orm.annotation.Id;
import dev.aludel.orm.annotation.ManyToOne;
import org.jspecify.annotations.Nullable;

@Entity(table = "posts")
public final class Post {
    @Id
    @Generated
    @Nullable Integer id;

    String title;

    @ManyToOne(backPopulates = "posts")
    final Ref<User> author = Post_.author(this);

    public Post(String title, User author) {
        this.title = title;
        this.author.set(author);
    }
}
