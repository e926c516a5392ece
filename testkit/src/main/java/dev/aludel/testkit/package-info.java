/**
 * Support for tests of what uses a database: {@link dev.aludel.testkit.Expect} says how many statements and round trips an
 * action costs, and which; {@link dev.aludel.testkit.Requires} runs a test where the database has what it needs;
 * {@link dev.aludel.testkit.TestDatabase} is the database that the tests run against;
 * {@link dev.aludel.testkit.ScriptedDatabase} is one that fails and waits when it is told to.
 */
@NullMarked
package dev.aludel.testkit;

import org.jspecify.annotations.NullMarked;
