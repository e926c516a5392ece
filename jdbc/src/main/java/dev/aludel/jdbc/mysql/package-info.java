/**
 * MySQL and MariaDB through MariaDB Connector/J: each connection's calls run on a virtual thread of its own that nobody
 * interrupts; what runs is ended by KILL QUERY from a second connection.
 */
@NullMarked
package dev.aludel.jdbc.mysql;

import org.jspecify.annotations.NullMarked;
