/** Results that are larger than the heap, and streams that are left before their end. */
@NullMarked
package dev.aludel.streams;

import org.jspecify.annotations.NullMarked;
