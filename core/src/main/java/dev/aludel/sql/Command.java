package dev.aludel.sql;

/** A statement that changes rows and says how many. Immutable and thread-safe. */
public sealed interface Command extends Statement permits Insert, Update, Delete {}
