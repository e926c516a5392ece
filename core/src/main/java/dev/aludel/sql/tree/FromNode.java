package dev.aludel.sql.tree;

/** What can stand in FROM. */
public sealed interface FromNode extends Node permits TableNode, DerivedNode {}
