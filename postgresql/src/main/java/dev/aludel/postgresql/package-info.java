/** The public side of the driver: {@link dev.aludel.postgresql.PgConnection} and what it gives. */
@NullMarked
package dev.aludel.postgresql;

import org.jspecify.annotations.NullMarked;
