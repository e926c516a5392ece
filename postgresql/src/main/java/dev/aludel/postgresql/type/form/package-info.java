/** The Java side of a type that consists of others: what {@code PgTypes} tells the codecs. */
@NullMarked
package dev.aludel.postgresql.type.form;

import org.jspecify.annotations.NullMarked;
