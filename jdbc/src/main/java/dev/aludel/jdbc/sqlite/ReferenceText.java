package dev.aludel.jdbc.sqlite;

import dev.aludel.jdbc.SqlTokens;
import dev.aludel.schema.Deferral;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what follows REFERENCES. */
final class ReferenceText {
    private ReferenceText() {}

    static ForeignKey read(@Nullable String name, List<String> columns, SqlTokens words) {
        words.take("REFERENCES");
        var target = TableName.of(words.qualifiedName());
        String[] targets = words.peek().is("(") ? SqlTokens.names(words.group()).toArray(String[]::new) : new String[0];
        ForeignKey key = ForeignKey.of(columns.toArray(String[]::new)).references(target, targets);
        while (words.more()) {
            if (words.take("ON", "DELETE")) {
                key = key.onDelete(action(words));
            } else if (words.take("ON", "UPDATE")) {
                key = key.onUpdate(action(words));
            } else if (words.take("MATCH")) {
                words.next(); // SQLite knows one way of matching, whatever is said here
            } else if (words.take("NOT", "DEFERRABLE")) {
                words.take("INITIALLY", "IMMEDIATE");
            } else if (words.take("DEFERRABLE")) {
                boolean atCommit = words.take("INITIALLY", "DEFERRED");
                key = key.deferral(atCommit ? Deferral.INITIALLY_DEFERRED : Deferral.INITIALLY_IMMEDIATE);
            } else if (!words.take("INITIALLY", "IMMEDIATE")) {
                break;
            }
        }
        return name == null ? key : key.named(name);
    }

    private static ReferentialAction action(SqlTokens words) {
        if (words.take("CASCADE")) {
            return ReferentialAction.CASCADE;
        }
        if (words.take("RESTRICT")) {
            return ReferentialAction.RESTRICT;
        }
        if (words.take("SET", "NULL")) {
            return ReferentialAction.SET_NULL;
        }
        if (words.take("SET", "DEFAULT")) {
            return ReferentialAction.SET_DEFAULT;
        }
        words.take("NO", "ACTION");
        return ReferentialAction.NO_ACTION;
    }
}
