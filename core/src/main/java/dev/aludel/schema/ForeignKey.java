package dev.aludel.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Columns whose values are the key of a row in another table, or in the same. Immutable.
 *
 * <p>The target is given by name and looked up when the tables meet in a {@link MetaData}: tables may refer to each other,
 * and to tables defined later.
 *
 * {@snippet :
 * ForeignKey.of("author_id").references("users").onDelete(ReferentialAction.CASCADE)
 * }
 *
 * @param name the constraint's name, or null for the conventional one
 * @param columns the referring columns in order
 * @param target the table referred to
 * @param targetColumns its columns in the same order; empty for its primary key, as long as no {@link MetaData} filled them in
 * @param onDelete what happens to a row whose target is deleted
 * @param onUpdate what happens to a row whose target gets another key
 * @param deferral when the database checks it
 * @param match how NULL in some of several columns is treated
 * @param comment a remark for those who read the schema, or null
 */
public record ForeignKey(
        @Nullable String name,
        List<String> columns,
        TableName target,
        List<String> targetColumns,
        ReferentialAction onDelete,
        ReferentialAction onUpdate,
        Deferral deferral,
        Match match,
        @Nullable String comment)
        implements Constraint {

    public ForeignKey {
        Names.optional(name, "a foreign key");
        columns = Names.columns(columns, "a foreign key");
        targetColumns = targetColumns.isEmpty()
                ? List.of()
                : Names.columns(targetColumns, "the target " + target + " of a foreign key");
    }

    /** Starts a foreign key of these columns. */
    public static From of(String... columns) {
        return new From(List.of(columns));
    }

    @Override
    public ForeignKey named(String constraintName) {
        return new ForeignKey(
                constraintName, columns, target, targetColumns, onDelete, onUpdate, deferral, match, comment);
    }

    public ForeignKey onDelete(ReferentialAction action) {
        return new ForeignKey(name, columns, target, targetColumns, action, onUpdate, deferral, match, comment);
    }

    public ForeignKey onUpdate(ReferentialAction action) {
        return new ForeignKey(name, columns, target, targetColumns, onDelete, action, deferral, match, comment);
    }

    public ForeignKey deferral(Deferral when) {
        return new ForeignKey(name, columns, target, targetColumns, onDelete, onUpdate, when, match, comment);
    }

    public ForeignKey match(Match how) {
        return new ForeignKey(name, columns, target, targetColumns, onDelete, onUpdate, deferral, how, comment);
    }

    @Override
    public ForeignKey comment(@Nullable String text) {
        return new ForeignKey(name, columns, target, targetColumns, onDelete, onUpdate, deferral, match, text);
    }

    /** The same key with another target. */
    public ForeignKey targeting(TableName table) {
        return targeting(table, targetColumns);
    }

    /** The same key with this target and its columns. */
    public ForeignKey targeting(TableName table, List<String> resolved) {
        return new ForeignKey(name, columns, table, resolved, onDelete, onUpdate, deferral, match, comment);
    }

    /**
     * A foreign key whose target is still to be said. Immutable.
     *
     * @param columns the referring columns in order
     */
    public record From(List<String> columns) {
        public From {
            columns = Names.columns(columns, "a foreign key");
        }

        /**
         * Says which table the columns refer to.
         *
         * @param table {@code users}, or {@code schema.users}
         * @param targetColumns the columns referred to, in the order of {@link #columns()}; none for the primary key
         */
        public ForeignKey references(String table, String... targetColumns) {
            return references(TableName.parse(table), targetColumns);
        }

        public ForeignKey references(TableName table, String... targetColumns) {
            return new ForeignKey(
                    null,
                    columns,
                    table,
                    List.of(targetColumns),
                    ReferentialAction.NO_ACTION,
                    ReferentialAction.NO_ACTION,
                    Deferral.NEVER,
                    Match.SIMPLE,
                    null);
        }
    }
}
