package dev.aludel.postgresql.client;

import dev.aludel.driver.TransactionOptions;

/** The command that begins a transaction. */
public final class Begin {
    private Begin() {}

    public static String sql(TransactionOptions options) {
        if (options.equals(TransactionOptions.DEFAULT)) {
            return "BEGIN";
        }
        if (options.equals(TransactionOptions.READ_ONLY)) {
            return "BEGIN READ ONLY";
        }
        var sql = new StringBuilder("BEGIN");
        var isolation = options.isolation();
        if (isolation != null) {
            sql.append(" ISOLATION LEVEL ").append(isolation.name().replace('_', ' '));
        }
        if (options.readOnly()) {
            sql.append(" READ ONLY");
        }
        if (options.deferrable()) {
            sql.append(" DEFERRABLE");
        }
        return sql.toString();
    }
}
