/**
 * PostgreSQL's own types in Java: values for what the JDK has no class for, {@link dev.aludel.postgresql.type.PgTypes} to
 * use them in tables and statements, and {@link dev.aludel.postgresql.type.PgCodec} for types of your own.
 */
@NullMarked
package dev.aludel.postgresql.type;

import org.jspecify.annotations.NullMarked;
