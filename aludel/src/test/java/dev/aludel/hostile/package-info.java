/** What could give wrong results or lose data, tried on a real database. */
@NullMarked
package dev.aludel.hostile;

import org.jspecify.annotations.NullMarked;
