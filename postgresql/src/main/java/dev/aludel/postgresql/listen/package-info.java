/**
 * LISTEN and NOTIFY: a subscription with a connection of its own, which comes back by itself and says when something may have
 * been missed.
 */
@NullMarked
package dev.aludel.postgresql.listen;

import org.jspecify.annotations.NullMarked;
