/** Values in the forms of the wire: rows read where they lie, parameters written, types looked up. No I/O. */
@NullMarked
package dev.aludel.postgresql.type.codec;

import org.jspecify.annotations.NullMarked;
