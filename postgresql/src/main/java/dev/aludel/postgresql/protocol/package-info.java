/** The messages of PostgreSQL's frontend/backend protocol as bytes: writing, framing and reading them. Pure, without I/O. */
@NullMarked
package dev.aludel.postgresql.protocol;

import org.jspecify.annotations.NullMarked;
