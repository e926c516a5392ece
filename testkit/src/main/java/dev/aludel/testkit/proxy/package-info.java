/** Proxies between a client and a server on loopback, to do harm and to count. They need nothing but the JDK. */
@NullMarked
package dev.aludel.testkit.proxy;

import org.jspecify.annotations.NullMarked;
