package dev.aludel.examples.quickstart.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aludel.examples.quickstart.users.Money;
import java.math.BigDecimal;

/** What one field of a request must be. */
@FunctionalInterface
interface Rule<T> {
    /** The field's value, if it is as it must be. */
    T read(JsonNode json) throws Broken;

    /** Says what the field must be. */
    final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken(String must) {
            super(must, null, false, false);
        }
    }

    /** A text that is not blank, printable, and of at most {@code length} characters. */
    static Rule<String> text(int length) {
        return json -> {
            var text = json.textValue();
            require(text != null, "must be a text");
            require(!text.isBlank(), "must not be blank");
            require(text.codePointCount(0, text.length()) <= length, "must have at most " + length + " characters");
            require(text.codePoints().noneMatch(Rule::unprintable), "must not contain control characters");
            return text;
        };
    }

    /** Something that mail may be sent to, as far as can be told by looking. */
    static Rule<String> email(int length) {
        return json -> {
            var email = text(length).read(json);
            int at = email.indexOf('@');
            require(
                    at > 0
                            && at == email.lastIndexOf('@')
                            && at < email.length() - 1
                            && email.codePoints().noneMatch(Character::isWhitespace),
                    "must be an e-mail address");
            return email;
        };
    }

    /** An amount of money, not negative, as a text or a number. */
    static Rule<BigDecimal> amount() {
        return json -> {
            var amount = decimal(json);
            require(amount.signum() >= 0, "must not be negative");
            // In this order: an exponent of a billion digits is refused before anything is done with it.
            require(amount.compareTo(Money.MAX) <= 0, "must be at most " + Money.MAX.toPlainString());
            require(amount.stripTrailingZeros().scale() <= Money.SCALE, "must have at most 2 decimal places");
            return amount.setScale(Money.SCALE);
        };
    }

    /** The key of a user. */
    static Rule<Integer> key() {
        return json -> {
            require(
                    json.isIntegralNumber() && json.canConvertToInt() && json.intValue() > 0,
                    "must be the id of a user: a whole number above 0");
            return json.intValue();
        };
    }

    private static BigDecimal decimal(JsonNode json) throws Broken {
        try {
            return json.isNumber() ? json.decimalValue() : new BigDecimal(text(40).read(json));
        } catch (NumberFormatException e) {
            throw new Broken("must be an amount such as \"12.50\"");
        }
    }

    private static boolean unprintable(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    private static void require(boolean holds, String must) throws Broken {
        if (!holds) {
            throw new Broken(must);
        }
    }
}
