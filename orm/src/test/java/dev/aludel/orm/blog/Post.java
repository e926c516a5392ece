package dev.aludel.orm.blog;

import dev.aludel.orm.Ref;

/** An entity that refers to another. */
public final class Post {
    public Integer id;
    public String title;
    public final Ref<User> author = Post_.author(this);

    public Post(String title, User author) {
        this.title = title;
        this.author.set(author);
    }

    @Override
    public String toString() {
        return "Post(" + id + ", " + title + ")";
    }
}
