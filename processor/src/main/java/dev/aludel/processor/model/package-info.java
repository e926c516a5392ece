/** What was read of mapped classes: immutable, checked, and free of the compiler's own types. */
@NullMarked
package dev.aludel.processor.model;

import org.jspecify.annotations.NullMarked;
