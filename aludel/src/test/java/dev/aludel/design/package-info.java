/** The code that the project's design promises, word for word where Java lets it. */
@NullMarked
package dev.aludel.design;

import org.jspecify.annotations.NullMarked;
