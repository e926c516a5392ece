package dev.aludel.sql.tree;

/** The operators with two operands. */
public enum Operator {
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    DISTINCT("is distinct from"),
    NOT_DISTINCT("is not distinct from"),
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    DIVIDE("/"),
    MODULO("%"),
    CONCAT("||");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    /** Its spelling in the SQL standard. */
    public String symbol() {
        return symbol;
    }

    @SuppressWarnings("EnumOrdinal") // the order above groups them
    public boolean comparison() {
        return ordinal() <= NOT_DISTINCT.ordinal();
    }

    @SuppressWarnings("EnumOrdinal")
    public boolean arithmetic() {
        return ordinal() >= PLUS.ordinal() && ordinal() <= MODULO.ordinal();
    }
}
