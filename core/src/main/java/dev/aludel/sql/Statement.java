package dev.aludel.sql;

import dev.aludel.sql.tree.StatementNode;

/**
 * A statement as a value: building one never executes it. Immutable and thread-safe; {@code toString()} prints it as SQL
 * without its values.
 */
public sealed interface Statement permits Query, Command {
    StatementNode tree();
}
