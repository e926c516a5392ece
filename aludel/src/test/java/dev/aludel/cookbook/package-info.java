/** The pages of {@code docs/cookbook.md}, executed: each recipe's code stands in a test of the same name. */
@NullMarked
package dev.aludel.cookbook;

import org.jspecify.annotations.NullMarked;
