package dev.aludel.processor;

/** Entities that several tests compile. */
final class Sources {
    static final String NULL_MARKED = """
            @org.jspecify.annotations.NullMarked
            package demo;
            """;

    static final String USER = """
            package demo;

            import dev.aludel.orm.Loading;
            import dev.aludel.orm.Many;
            import dev.aludel.orm.annotation.Column;
            import dev.aludel.orm.annotation.Entity;
            import dev.aludel.orm.annotation.Generated;
            import dev.aludel.orm.annotation.Id;
            import dev.aludel.orm.annotation.OneToMany;
            import java.math.BigDecimal;
            import java.time.Instant;
            import org.jspecify.annotations.Nullable;

            @Entity(table = "users")
            public final class User {
                @Id @Generated @Nullable Integer id;
                @Column(length = 50) String name;
                @Column(length = 100, unique = true, index = true) String email;
                BigDecimal balance = BigDecimal.ZERO;
                Instant createdAt = Instant.EPOCH;
                @OneToMany(backPopulates = "author", load = Loading.SELECTIN)
                final Many<Post> posts = User_.posts(this);

                public User(String name, String email) {
                    this.name = name;
                    this.email = email;
                }
            }
            """;

    static final String POST = """
            package demo;

            import dev.aludel.orm.Ref;
            import dev.aludel.orm.annotation.Entity;
            import dev.aludel.orm.annotation.Generated;
            import dev.aludel.orm.annotation.Id;
            import dev.aludel.orm.annotation.ManyToOne;
            import dev.aludel.orm.annotation.OnDelete;
            import org.jspecify.annotations.Nullable;

            @Entity(table = "posts")
            public final class Post {
                @Id @Generated @Nullable Integer id;
                String title;
                @ManyToOne(backPopulates = "posts", onDelete = OnDelete.CASCADE)
                final Ref<User> author = Post_.author(this);

                public Post(String title, User author) {
                    this.title = title;
                    this.author.set(author);
                }
            }
            """;

    private Sources() {}
}
