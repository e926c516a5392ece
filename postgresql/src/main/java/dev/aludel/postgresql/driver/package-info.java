/** The driver behind {@code postgresql://}: Aludel's service provider interface on PostgreSQL sessions. */
@NullMarked
package dev.aludel.postgresql.driver;

import org.jspecify.annotations.NullMarked;
