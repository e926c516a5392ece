/** A MariaDB server for tests, from its package in Maven's central repository. */
@NullMarked
package dev.aludel.testkit.mariadb;

import org.jspecify.annotations.NullMarked;
