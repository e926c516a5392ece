package dev.aludel.examples.quickstart.users;

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
public final class User {
    public static final int NAME_LENGTH = 50;
    public static final int EMAIL_LENGTH = 100;

    @Id
    @Generated
    @Nullable Integer id;

    @Column(length = NAME_LENGTH)
    String name;

    @Column(length = EMAIL_LENGTH, unique = true)
    String email;

    @Column(precision = Money.PRECISION, scale = Money.SCALE)
    BigDecimal balance = Money.NONE;

    Instant createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS); // as exact as the column

    @OneToMany(backPopulates = "author")
    final Many<Post> posts = User_.posts(this);

    public User(String name, String email) {
        this.name = name;
        this.email = email;
    }
}
