package dev.aludel.sql;

/** Something that a query carries for whoever executes it, such as how relationships are loaded. Immutable. */
public interface QueryOption {}
