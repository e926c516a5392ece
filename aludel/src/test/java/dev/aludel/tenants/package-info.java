/** One set of tables serves many tenants, each in a schema of its own. */
@NullMarked
package dev.aludel.tenants;

import org.jspecify.annotations.NullMarked;
