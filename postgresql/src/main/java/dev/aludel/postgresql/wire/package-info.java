/** Bytes to and from a server: non-blocking sockets, the loops that read them, TLS. Knows nothing of messages. */
@NullMarked
package dev.aludel.postgresql.wire;

import org.jspecify.annotations.NullMarked;
