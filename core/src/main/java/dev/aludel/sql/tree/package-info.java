/** The syntax tree behind the expression language, as the compiler and dialects see it. */
@NullMarked
package dev.aludel.sql.tree;

import org.jspecify.annotations.NullMarked;
