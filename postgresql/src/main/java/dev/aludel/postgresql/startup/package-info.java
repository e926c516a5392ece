/** From settings to a connection that is ready for queries: choosing a server, TLS, authentication; and cancelling. */
@NullMarked
package dev.aludel.postgresql.startup;

import org.jspecify.annotations.NullMarked;
