package dev.aludel.examples.quickstart.users;

import java.math.BigDecimal;
import java.util.Optional;

/** What to change of a user; what is empty stays. */
public record UserChange(Optional<String> name, Optional<String> email, Optional<BigDecimal> balance) {
    /** Only the balance. */
    public static UserChange balance(BigDecimal balance) {
        return new UserChange(Optional.empty(), Optional.empty(), Optional.of(balance));
    }
}
