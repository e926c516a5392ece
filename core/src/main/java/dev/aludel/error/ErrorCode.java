package dev.aludel.error;

/** The stable codes of {@link AludelException}, one paragraph each in {@code docs/errors.md}. Immutable. */
public enum ErrorCode {
    CONFIGURATION("AL-101"),
    CONNECT("AL-102"),
    POOL_TIMEOUT("AL-201"),
    POOL_CLOSED("AL-202"),
    CONNECTION_CLOSED("AL-203"),
    CONCURRENT_USE("AL-204"),
    DISCONNECTED("AL-301"),
    OPERATION_CANCELLED("AL-302"),
    STATEMENT_TIMEOUT("AL-303"),
    LOCK_TIMEOUT("AL-304"),
    SYNTAX("AL-401"),
    UNKNOWN_OBJECT("AL-402"),
    DATA("AL-403"),
    UNIQUE("AL-404"),
    FOREIGN_KEY("AL-405"),
    NOT_NULL("AL-406"),
    CHECK("AL-407"),
    INTEGRITY("AL-408"),
    SERIALIZATION("AL-409"),
    DEADLOCK("AL-410"),
    READ_ONLY("AL-411"),
    DATABASE("AL-412"),
    TRANSACTION_STATE("AL-501"),
    PENDING_ROLLBACK("AL-502"),
    COMMIT_FAILED("AL-503"),
    INVALID_STATEMENT("AL-601"),
    PARAMETER("AL-602"),
    UNSUPPORTED("AL-603"),
    NO_RESULT("AL-604"),
    MULTIPLE_RESULTS("AL-605"),
    RESULT_USE("AL-606"),
    AMBIGUOUS_COLUMN("AL-607"),
    UNEXPECTED_NULL("AL-608"),
    MAPPING("AL-701"),
    SESSION_STATE("AL-702"),
    STALE_DATA("AL-703"),
    NOT_LOADED("AL-704"),
    FLUSH("AL-705"),
    UNFLUSHED_CHANGES("AL-706");

    private final String id;

    ErrorCode(String id) {
        this.id = id;
    }

    /** The code as it is printed and documented, such as {@code AL-201}. */
    public String id() {
        return id;
    }
}
