/** Sessions over several databases: entities bound to their own, and replicas that reads go to. */
@NullMarked
package dev.aludel.databases;

import org.jspecify.annotations.NullMarked;
