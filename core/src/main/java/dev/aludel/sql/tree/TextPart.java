package dev.aludel.sql.tree;

/** A piece of raw SQL: text as it was written, or a value in its place. */
public sealed interface TextPart extends Node permits RawNode, BindNode, ValueListNode, ParameterNode {}
