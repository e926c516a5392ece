/** Adapts JDBC drivers to the driver SPI. */
@NullMarked
package dev.aludel.jdbc;

import org.jspecify.annotations.NullMarked;
