/** Columns that the database writes by itself come back with the flush. */
@NullMarked
package dev.aludel.fetched;

import org.jspecify.annotations.NullMarked;
