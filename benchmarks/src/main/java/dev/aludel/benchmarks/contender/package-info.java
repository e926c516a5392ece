/** The ways to PostgreSQL that are compared, each written as its own documentation advises. */
@NullMarked
package dev.aludel.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
