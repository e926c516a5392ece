package dev.aludel.sql;

import java.util.List;

/** Columns that are read as one value. */
record Projection<T>(List<Expression<?>> columns, RowDecoder<T> decoder) implements Selectable<T> {}
