/** Turns a statement's syntax tree into SQL text and an ordered list of parameters. */
@NullMarked
package dev.aludel.compiler;

import org.jspecify.annotations.NullMarked;
