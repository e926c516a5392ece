/** COPY: bulk data into tables and out of them, as text, csv or binary, from and to rows, objects, streams and files. */
@NullMarked
package dev.aludel.postgresql.copy;

import org.jspecify.annotations.NullMarked;
