package dev.aludel.examples.quickstart.users;

import dev.aludel.orm.Ref;
import dev.aludel.orm.annotation.Column;
import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Generated;
import dev.aludel.orm.annotation.Id;
import dev.aludel.orm.annotation.ManyToOne;
import dev.aludel.orm.annotation.OnDelete;
import org.jspecify.annotations.Nullable;

/** Something that a user wrote. It goes when its author goes. */
@Entity(table = "posts")
public final class Post {
    public static final int TITLE_LENGTH = 200;

    @Id
    @Generated
    @Nullable Integer id;

    @Column(length = TITLE_LENGTH)
    String title;

    @ManyToOne(backPopulates = "posts", onDelete = OnDelete.CASCADE)
    final Ref<User> author = Post_.author(this);

    public Post(String title, User author) {
        this.title = title;
        this.author.set(author);
    }
}
