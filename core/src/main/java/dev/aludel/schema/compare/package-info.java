/** What a schema and a database differ in, and the changes that make the database as the schema says. */
@NullMarked
package dev.aludel.schema.compare;

import org.jspecify.annotations.NullMarked;
