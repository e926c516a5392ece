/** What doing many things at once gains when most of the time is waiting. */
@NullMarked
package dev.aludel.benchmarks.waiting;

import org.jspecify.annotations.NullMarked;
