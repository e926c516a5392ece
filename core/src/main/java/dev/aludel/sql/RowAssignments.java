package dev.aludel.sql;

import java.util.List;

/**
 * Says what to insert for an item.
 *
 * @param <I> the item's class
 */
@FunctionalInterface
public interface RowAssignments<I> {
    List<Assignment> of(I item);
}
