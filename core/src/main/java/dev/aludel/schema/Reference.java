package dev.aludel.schema;

import java.util.function.Function;

/**
 * Says that a column refers to another table, and how:
 * {@code references("users").onDelete(ReferentialAction.CASCADE)}. Immutable.
 */
public final class Reference extends ColumnOption {
    private final Function<String, ForeignKey> foreignKey;

    Reference(Function<String, ForeignKey> foreignKey) {
        this.foreignKey = foreignKey;
    }

    public Reference onDelete(ReferentialAction action) {
        return new Reference(column -> foreignKey.apply(column).onDelete(action));
    }

    public Reference onUpdate(ReferentialAction action) {
        return new Reference(column -> foreignKey.apply(column).onUpdate(action));
    }

    public Reference deferral(Deferral when) {
        return new Reference(column -> foreignKey.apply(column).deferral(when));
    }

    /** Gives the constraint a name of your own. */
    public Reference named(String constraint) {
        return new Reference(column -> foreignKey.apply(column).named(constraint));
    }

    @Override
    void apply(ColumnDraft draft) {
        draft.constraints.add(foreignKey.apply(draft.column.name()));
    }
}
