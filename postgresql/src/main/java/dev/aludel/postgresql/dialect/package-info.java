/** How PostgreSQL spells SQL and DDL, and what its errors mean. */
@NullMarked
package dev.aludel.postgresql.dialect;

import org.jspecify.annotations.NullMarked;
