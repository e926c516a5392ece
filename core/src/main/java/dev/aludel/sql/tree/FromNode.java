package dev.aludel.sql.tree;

/** What can stand in FROM. */
public sealed interface FromNode extends Node
        permits TableNode, DerivedNode, CteNode, ValuesNode, FunctionSourceNode, SampleNode {
    /** The name that qualifies its columns. */
    String reference();
}
