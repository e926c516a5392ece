package dev.aludel.examples.quickstart.users;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A rule of the application forbids what was asked for. Thrown inside a transaction, it rolls the transaction back. */
public abstract sealed class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Refusal(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** There is no user with this key. */
    public static final class NoSuchUser extends Refusal {
        private static final long serialVersionUID = 1L;
        private final int id;

        NoSuchUser(int id) {
            super("user " + id + " not found", null);
            this.id = id;
        }

        public int id() {
            return id;
        }
    }

    /** Another user has this e-mail address. */
    public static final class EmailTaken extends Refusal {
        private static final long serialVersionUID = 1L;

        EmailTaken(String email, Throwable cause) {
            super("the e-mail address " + email + " belongs to another user", cause);
        }
    }

    /** The payer does not have that much. */
    public static final class BalanceTooLow extends Refusal {
        private static final long serialVersionUID = 1L;

        BalanceTooLow(int id, BigDecimal balance, BigDecimal amount) {
            super(
                    "user " + id + " has " + balance.toPlainString() + ", which is less than " + amount.toPlainString(),
                    null);
        }
    }

    /** The payee would have more than a balance can hold. */
    public static final class BalanceTooHigh extends Refusal {
        private static final long serialVersionUID = 1L;

        BalanceTooHigh(int id) {
            super("user " + id + " would have more than " + Money.MAX.toPlainString(), null);
        }
    }
}
