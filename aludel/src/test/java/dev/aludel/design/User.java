package dev.aludel.design;

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
    @Id
    @Generated
    @Nullable Integer id;

    @Column(length = 50)
    String name;

    @Column(length = 100, unique = true, index = true)
    String email;

    BigDecimal balance = BigDecimal.ZERO;
    Instant createdAt = Instant.now();

    @OneToMany(backPopulates = "author", load = Loading.SELECTIN)
    final Many<Post> posts = User_.posts(this);

    public User(String name, String email) {
        this.name = name;
        this.email = email;
    }
}
