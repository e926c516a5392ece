/** What it costs to make a statement ready to be sent, without a database. */
@NullMarked
package dev.aludel.benchmarks.statement;

import org.jspecify.annotations.NullMarked;
