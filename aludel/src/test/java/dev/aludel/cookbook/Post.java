package dev.aludel.cookbook;

import dev.aludel.orm.Ref;
import dev.aludel.orm.annotation.Column;
import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Generated;
import dev.aludel.orm.annotation.Id;
import dev.aludel.orm.annotation.ManyToOne;
import org.jspecify.annotations.Nullable;

/** What a user wrote. */
@Entity(table = "posts")
final class Post {
    @Id
    @Generated
    @Nullable Integer id;

    @Column(length = 100)
    String title;

    @Column(length = 2000)
    String content;

    @ManyToOne(backPopulates = "posts")
    final Ref<User> author = Post_.author(this);

    Post(String title, String content, User author) {
        this.title = title;
        this.content = content;
        this.author.set(author);
    }
}
