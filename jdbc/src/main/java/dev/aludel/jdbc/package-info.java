/**
 * What drivers on top of JDBC share: a thread of its own per connection to which calls are handed over, so that callers
 * only park, and the rules for cancelling, ending transactions and counting. One subpackage per database.
 */
@NullMarked
package dev.aludel.jdbc;

import org.jspecify.annotations.NullMarked;
