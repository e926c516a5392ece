/** The server, the forked JVM of each contender, and what is measured of them. */
@NullMarked
package dev.aludel.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
