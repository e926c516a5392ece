/** Tables, columns, constraints and indexes, their DDL and their reflection from a database. */
@NullMarked
package dev.aludel.schema;

import org.jspecify.annotations.NullMarked;
