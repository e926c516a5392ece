package dev.aludel.postgresql.type.codec;

import org.jspecify.annotations.Nullable;

/** A value that a codec cannot write. Whoever knows the parameter's position turns it into an error that names it. */
final class UnfitValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;
    private final @Nullable String sqlState;

    /**
     * @param problem what is wrong with the value, in words that follow upon "the value"
     * @param sqlState the state that the database would have reported for a value out of range, null for a wrong class
     */
    UnfitValue(String problem, String remedy, @Nullable String sqlState) {
        super(problem, null, false, false);
        this.remedy = remedy;
        this.sqlState = sqlState;
    }

    static UnfitValue ofClass(Object value, String typeName) {
        return new UnfitValue(
                "is a " + value.getClass().getName() + ", which does not become a " + typeName,
                "convert it, or cast the parameter in the SQL",
                null);
    }

    static UnfitValue outOfRange(String typeName) {
        return new UnfitValue("is out of the range of " + typeName, "store what fits, or widen the column", "22003");
    }

    String remedy() {
        return remedy;
    }

    @Nullable String sqlState() {
        return sqlState;
    }
}
