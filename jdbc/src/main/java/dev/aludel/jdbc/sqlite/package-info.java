/** SQLite through Xerial's JNI binding: opening, binding, reading, locks, errors, decimals and dialect. */
@NullMarked
package dev.aludel.jdbc.sqlite;

import org.jspecify.annotations.NullMarked;
