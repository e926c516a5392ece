package dev.aludel.dialect;

import java.util.Set;

/** The words that one of the databases in wide use does not take as a name without quotes. */
final class ReservedWords {
    static final Set<String> STANDARD = Set.of("""
            all alter analyse analyze and any array as asc asymmetric authorization between bigint binary both by case cast
            check collate column commit concurrently constraint create cross current_catalog current_date current_role
            current_schema current_time current_timestamp current_user database default deferrable delete desc distinct do
            drop else end escape except exists explain false fetch for foreign freeze from full grant group having if ilike
            in index initially inner insert intersect into is isnull join key lateral leading left like limit localtime
            localtimestamp lock match natural not notnull null offset on only or order outer overlaps placing primary
            procedure range references release rename returning right rollback rows select session_user set similar some
            symmetric system table tablesample then to trailing transaction trigger true union unique update user using
            values variadic verbose view when where window with
            """.strip().split("\\s+"));

    private ReservedWords() {}
}
