/** SQL types: which Java class a value has, which family of database type keeps it, and how it is read from a row. */
@NullMarked
package dev.aludel.type;

import org.jspecify.annotations.NullMarked;
