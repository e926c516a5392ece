/** Reads mapped classes through the compiler's model, checks them, and reports what is wrong at the element that is wrong. */
@NullMarked
package dev.aludel.processor.read;

import org.jspecify.annotations.NullMarked;
