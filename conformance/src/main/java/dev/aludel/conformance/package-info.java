/**
 * The suite that every dialect runs: statements in Java, the SQL of each known database beside them, and the rows that must
 * come back. {@link dev.aludel.conformance.Conformance} runs it; each family of constructs is one file, to be read as a
 * description of them.
 */
@NullMarked
package dev.aludel.conformance;

import org.jspecify.annotations.NullMarked;
