package dev.aludel.sql.tree;

import java.util.Set;

/**
 * Words that a database understands and the others need not: a prefix of the select list, or something at the end.
 *
 * @param databases the names of the dialects that are to write it, in lower case; none for all
 * @param atEnd whether it stands at the end of the query
 */
public record HintNode(String words, Set<String> databases, boolean atEnd) {
    public HintNode {
        databases = Set.copyOf(databases);
    }
}
