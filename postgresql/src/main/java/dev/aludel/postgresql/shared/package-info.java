/** Few connections for the single statements of many callers. */
@NullMarked
package dev.aludel.postgresql.shared;

import org.jspecify.annotations.NullMarked;
