/**
 * Sessions and types put together: what all connections to one database share, statements with Java values, rows for readers.
 * What the driver, the public connection, COPY and subscriptions stand on.
 */
@NullMarked
package dev.aludel.postgresql.client;

import org.jspecify.annotations.NullMarked;
