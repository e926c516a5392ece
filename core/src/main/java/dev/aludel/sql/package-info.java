/** The expression language: statements are values, and building one never executes it. */
@NullMarked
package dev.aludel.sql;

import org.jspecify.annotations.NullMarked;
