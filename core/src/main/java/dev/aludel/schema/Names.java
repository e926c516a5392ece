package dev.aludel.schema;

import dev.aludel.error.MappingException;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules that every name in a definition keeps. */
final class Names {
    private Names() {}

    static void require(String name, String owner) {
        if (name.isBlank()) {
            throw new MappingException("the name of " + owner + " is empty", "give it a name");
        }
        if (name.indexOf('\0') >= 0) {
            throw new MappingException(
                    "the name of " + owner + " contains the character NUL",
                    "remove it: no database accepts such a name");
        }
    }

    static void optional(@Nullable String name, String owner) {
        if (name != null) {
            require(name, owner);
        }
    }

    /** The columns of a constraint or index: one at least, none twice. */
    static List<String> columns(List<String> columns, String owner) {
        if (columns.isEmpty()) {
            throw new MappingException(owner + " has no columns", "name one column at least");
        }
        var seen = new HashSet<String>();
        for (String column : columns) {
            require(column, "a column of " + owner);
            if (!seen.add(column)) {
                throw new MappingException(owner + " names the column " + column + " twice", "name each column once");
            }
        }
        return List.copyOf(columns);
    }
}
