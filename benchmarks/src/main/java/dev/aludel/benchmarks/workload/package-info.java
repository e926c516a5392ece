/** What is done with the database, and the values it is done with: the same for every contender. */
@NullMarked
package dev.aludel.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
