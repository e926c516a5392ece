package dev.aludel.failures;

import static dev.aludel.failures.LimitText_.LIMIT_TEXT;
import static dev.aludel.failures.Limit_.LIMIT;

import dev.aludel.Aludel;
import dev.aludel.sql.Batch;
import dev.aludel.sql.Statement;
import dev.aludel.sql.Update;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way of changing rows that are there. */
enum ChangeWay {
    ROW_BY_ROW {
        @Override
        void send(Aludel db, List<Line> rows) {
            db.engine().begin(on -> rows.forEach(row -> on.execute(update(row))));
        }
    },
    RETURNING {
        @Override
        void send(Aludel db, List<Line> rows) {
            db.engine()
                    .begin(on -> rows.forEach(
                            row -> on.list(update(row).returning(row.wrongType() ? LIMIT_TEXT.id : LIMIT.id))));
        }
    },
    BATCH {
        @Override
        void send(Aludel db, List<Line> rows) {
            db.engine()
                    .use(on -> on.executeBatch(new Batch(
                            template(rows.getFirst()),
                            rows.stream().map(ChangeWay::values).toList())));
        }
    },
    FLUSH {
        @Override
        void send(Aludel db, List<Line> rows) {
            db.begin(session -> {
                for (var row : rows) {
                    if (row.wrongType()) {
                        var entity = session.get(LIMIT_TEXT, row.id());
                        entity.name = row.name();
                        entity.n = (String) row.n();
                    } else {
                        var entity = session.get(LIMIT, row.id());
                        entity.name = row.name();
                        entity.n = (Long) row.n();
                        entity.code = row.code();
                    }
                }
            });
        }
    };

    abstract void send(Aludel db, List<Line> rows);

    private static Update update(Line row) {
        return row.n() instanceof String text
                ? LIMIT_TEXT
                        .update()
                        .set(LIMIT_TEXT.name.to(row.name()), LIMIT_TEXT.n.to(text))
                        .where(LIMIT_TEXT.id.eq(row.id()))
                : LIMIT.update()
                        .set(LIMIT.name.to(row.name()), LIMIT.n.to((Long) row.n()), LIMIT.code.to(row.code()))
                        .where(LIMIT.id.eq(row.id()));
    }

    private static Statement template(Line row) {
        return row.wrongType()
                ? LIMIT_TEXT
                        .update()
                        .set(LIMIT_TEXT.name.toParameter(1), LIMIT_TEXT.n.toParameter(2))
                        .where(LIMIT_TEXT.id.eqParameter(0))
                : LIMIT.update()
                        .set(LIMIT.name.toParameter(1), LIMIT.n.toParameter(2), LIMIT.code.toParameter(3))
                        .where(LIMIT.id.eqParameter(0));
    }

    private static @Nullable Object[] values(Line row) {
        return Arrays.copyOf(row.values(), row.values().length);
    }
}
