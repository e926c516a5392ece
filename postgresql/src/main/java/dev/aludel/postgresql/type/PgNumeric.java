package dev.aludel.postgresql.type;

import dev.aludel.error.DataException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Any value of {@code numeric}, those included that {@link BigDecimal} does not have: NaN and the infinities (from PostgreSQL
 * 14). Immutable; equal as {@code BigDecimal}s are, scale included.
 *
 * @param kind whether it is a number
 * @param finite the number, null unless {@link Kind#FINITE}
 */
public record PgNumeric(Kind kind, @Nullable BigDecimal finite) {
    public static final PgNumeric NAN = new PgNumeric(Kind.NAN, null);
    public static final PgNumeric INFINITY = new PgNumeric(Kind.INFINITY, null);
    public static final PgNumeric NEGATIVE_INFINITY = new PgNumeric(Kind.NEGATIVE_INFINITY, null);

    /** What a numeric may be. */
    public enum Kind {
        FINITE,
        NAN,
        INFINITY,
        NEGATIVE_INFINITY
    }

    public PgNumeric {
        if ((kind == Kind.FINITE) != (finite != null)) {
            throw new IllegalArgumentException("a finite numeric has a value, another one has none");
        }
    }

    public static PgNumeric of(BigDecimal value) {
        return new PgNumeric(Kind.FINITE, value);
    }

    /** Reads PostgreSQL's text form. */
    public static PgNumeric parse(String text) {
        return switch (text) {
            case "NaN" -> NAN;
            case "Infinity" -> INFINITY;
            case "-Infinity" -> NEGATIVE_INFINITY;
            default -> of(new BigDecimal(text));
        };
    }

    /**
     * The number.
     *
     * @throws DataException if it is NaN or infinite
     */
    public BigDecimal decimal() {
        if (finite == null) {
            throw new DataException(
                    "the numeric is " + this + ", which BigDecimal does not have",
                    "read it as PgNumeric (PgTypes.NUMERIC), or exclude it in the SQL",
                    "22003",
                    null);
        }
        return finite;
    }

    @Override
    public String toString() {
        return switch (kind) {
            case FINITE -> decimal().toPlainString();
            case NAN -> "NaN";
            case INFINITY -> "Infinity";
            case NEGATIVE_INFINITY -> "-Infinity";
        };
    }
}
