package dev.aludel.orm.flush;

import dev.aludel.orm.state.EntityState;

/** Stands in a planned row for a key that the database has yet to draw. */
record KeyOf(EntityState<?> target) {
    @Override
    public String toString() {
        return "key of " + target.describe();
    }
}
