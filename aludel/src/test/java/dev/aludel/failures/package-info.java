/** What the database refuses is refused in the same way, however it is sent. */
@NullMarked
package dev.aludel.failures;

import org.jspecify.annotations.NullMarked;
