package dev.aludel.examples.quickstart.users;

import java.math.BigDecimal;

/** What it takes to create a user. */
public record NewUser(String name, String email, BigDecimal balance) {
    User user() {
        var user = new User(name, email);
        user.balance = balance;
        return user;
    }
}
