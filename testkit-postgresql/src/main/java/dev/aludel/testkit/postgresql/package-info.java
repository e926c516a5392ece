/** A real PostgreSQL server for tests: started when first asked for, stopped when the run ends. */
@NullMarked
package dev.aludel.testkit.postgresql;

import org.jspecify.annotations.NullMarked;
