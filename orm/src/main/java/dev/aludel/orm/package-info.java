/** Sessions: identity map, unit of work and loading. */
@NullMarked
package dev.aludel.orm;

import org.jspecify.annotations.NullMarked;
