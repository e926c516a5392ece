/** Aludel beside other ways to PostgreSQL, in one run on one machine. */
@NullMarked
package dev.aludel.benchmarks;

import org.jspecify.annotations.NullMarked;
