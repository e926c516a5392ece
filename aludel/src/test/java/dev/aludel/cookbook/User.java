package dev.aludel.cookbook;

import dev.aludel.orm.Many;
import dev.aludel.orm.annotation.Column;
import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Generated;
import dev.aludel.orm.annotation.Id;
import dev.aludel.orm.annotation.OneToMany;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Someone who writes posts and has a balance. */
@Entity(table = "users")
final class User {
    @Id
    @Generated
    @Nullable Integer id;

    @Column(length = 50, index = true)
    String name;

    @Column(length = 100, unique = true)
    String email;

    @Column(precision = 12, scale = 2)
    BigDecimal balance = BigDecimal.ZERO;

    double rating = 0.0;

    boolean active = true;

    Instant createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Nullable Instant lastLogin;

    @OneToMany(backPopulates = "author")
    final Many<Post> posts = User_.posts(this);

    User(String name, String email) {
        this.name = name;
        this.email = email;
    }
}
