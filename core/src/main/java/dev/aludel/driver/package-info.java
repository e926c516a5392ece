/**
 * What a database driver implements: opening connections, sending statements, reading rows. Sending and waiting are two
 * steps, so that what need not wait does not.
 */
@NullMarked
package dev.aludel.driver;

import org.jspecify.annotations.NullMarked;
