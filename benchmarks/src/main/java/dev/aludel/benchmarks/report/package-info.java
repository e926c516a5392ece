/** What a run says in the end: tables, and each goal with its ratio. */
@NullMarked
package dev.aludel.benchmarks.report;

import org.jspecify.annotations.NullMarked;
