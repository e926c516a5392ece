package dev.aludel.jdbc.mysql;

import dev.aludel.driver.BatchRowConsumer;
import dev.aludel.error.UnsupportedFeatureException;
import java.util.List;

/** The keys that AUTO_INCREMENT drew, which MySQL tells with the answer to each INSERT in place of a RETURNING. */
final class DrawnKeys {
    private DrawnKeys() {}

    /** Hands out the key of each answer as a row of one column. */
    static void read(List<Pipeline.Answer> answers, BatchRowConsumer rows) {
        var row = new MySqlRow();
        for (int i = 0; i < answers.size(); i++) {
            long key = answers.get(i).key();
            if (key == 0) {
                throw none();
            }
            row.enter(key);
            try {
                rows.row(i, row);
            } finally {
                row.leave();
            }
        }
    }

    static UnsupportedFeatureException none() {
        return new UnsupportedFeatureException(
                "MySQL drew no key for the row, and has no RETURNING for other columns",
                "insert without returning, and select the row by its key");
    }
}
