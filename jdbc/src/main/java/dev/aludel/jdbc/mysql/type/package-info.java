/** The column types that MySQL and MariaDB have and other databases have not. */
@NullMarked
package dev.aludel.jdbc.mysql.type;

import org.jspecify.annotations.NullMarked;
