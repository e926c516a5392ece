/** Reads entities and their relationships. */
@NullMarked
package dev.aludel.orm.load;

import org.jspecify.annotations.NullMarked;
