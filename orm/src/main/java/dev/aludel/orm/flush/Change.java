package dev.aludel.orm.flush;

import dev.aludel.orm.state.EntityState;
import java.util.BitSet;

/**
 * A stored object and the columns that differ from its row.
 *
 * @param columns not to be modified
 */
public record Change(EntityState<?> state, BitSet columns) {}
