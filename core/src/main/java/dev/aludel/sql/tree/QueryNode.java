package dev.aludel.sql.tree;

/** A statement that can stand inside another one: in EXISTS, IN or FROM. */
public sealed interface QueryNode extends StatementNode permits SelectNode, SetNode, TextNode {}
