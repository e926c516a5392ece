/** The connection pool. */
@NullMarked
package dev.aludel.pool;

import org.jspecify.annotations.NullMarked;
