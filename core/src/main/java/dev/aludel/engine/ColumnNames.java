package dev.aludel.engine;

import dev.aludel.driver.ColumnInfo;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** The names of a result's columns, seen without copying them: most queries know their columns and never look. */
final class ColumnNames extends AbstractList<String> implements RandomAccess {
    private final List<ColumnInfo> columns;

    ColumnNames(List<ColumnInfo> columns) {
        this.columns = columns;
    }

    @Override
    public String get(int index) {
        return columns.get(index).name();
    }

    @Override
    public int size() {
        return columns.size();
    }
}
