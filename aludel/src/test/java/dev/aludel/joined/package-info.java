/** Relationships that are read in the statement of the query. */
@NullMarked
package dev.aludel.joined;

import org.jspecify.annotations.NullMarked;
