/** How often a caller waits for the database: the budgets that are part of the contract on PostgreSQL. */
@NullMarked
package dev.aludel.roundtrips;

import org.jspecify.annotations.NullMarked;
