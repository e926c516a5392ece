/** Writes the source of metamodels. Everything that could be wrong was refused before. */
@NullMarked
package dev.aludel.processor.write;

import org.jspecify.annotations.NullMarked;
