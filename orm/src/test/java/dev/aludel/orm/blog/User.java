package dev.aludel.orm.blog;

import dev.aludel.orm.Many;
import java.math.BigDecimal;
import java.time.Instant;

/** An entity as applications write it. */
public final class User {
    public Integer id;
    public String name;
    public String email;
    public BigDecimal balance = BigDecimal.ZERO;
    public Instant createdAt = Instant.parse("2026-01-02T03:04:05Z");
    public final Many<Post> posts = User_.posts(this);

    public User(String name, String email) {
        this.name = name;
        this.email = email;
    }

    @Override
    public String toString() {
        return "User(" + id + ", " + name + ")";
    }
}
