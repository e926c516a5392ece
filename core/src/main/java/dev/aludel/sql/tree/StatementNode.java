package dev.aludel.sql.tree;

/** A whole statement. */
public sealed interface StatementNode extends Node
        permits QueryNode, InsertNode, UpdateNode, DeleteNode, WriteSetNode {}
