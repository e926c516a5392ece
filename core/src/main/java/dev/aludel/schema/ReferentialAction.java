package dev.aludel.schema;

/** What the database does with referring rows when the row they refer to is deleted or gets another key. */
public enum ReferentialAction {
    /** The change is refused, when the constraint is checked: at the end of the statement, or at COMMIT if deferred. */
    NO_ACTION("NO ACTION"),
    /** The change is refused at once. */
    RESTRICT("RESTRICT"),
    /** Referring rows are deleted, or follow the key. */
    CASCADE("CASCADE"),
    SET_NULL("SET NULL"),
    SET_DEFAULT("SET DEFAULT");

    private final String sql;

    ReferentialAction(String sql) {
        this.sql = sql;
    }

    /** The action as the SQL standard spells it. */
    public String sql() {
        return sql;
    }
}
