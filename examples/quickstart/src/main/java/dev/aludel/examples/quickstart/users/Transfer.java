package dev.aludel.examples.quickstart.users;

import java.math.BigDecimal;

/** An order to move money from one user to another. */
public record Transfer(int from, int to, BigDecimal amount) {
    public Transfer {
        if (from == to || amount.signum() <= 0) {
            throw new IllegalArgumentException("a transfer moves more than 0 between two users");
        }
    }
}
