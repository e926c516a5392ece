package dev.aludel.failures;

import static dev.aludel.failures.LimitText_.LIMIT_TEXT;
import static dev.aludel.failures.Limit_.LIMIT;

import dev.aludel.Aludel;
import dev.aludel.driver.Pending;
import dev.aludel.engine.Connection;
import dev.aludel.sql.Batch;
import dev.aludel.sql.ColumnExpression;
import dev.aludel.sql.Insert;
import java.util.ArrayList;
import java.util.List;

/** A way of sending rows. */
enum Way {
    ROW_BY_ROW {
        @Override
        void send(Aludel db, List<Line> rows) {
            db.engine().begin(on -> rows.forEach(row -> on.execute(insert(List.of(row)))));
        }
    },
    SEVERAL_ROWS {
        @Override
        void send(Aludel db, List<Line> rows) {
            db.engine().use(on -> on.execute(insert(rows)));
        }
    },
    SEVERAL_ROWS_IN_A_TRANSACTION {
        @Override
        void send(Aludel db, List<Line> rows) {
            db.engine().begin(on -> on.execute(insert(rows)));
        }
    },
    RETURNING {
        @Override
        void send(Aludel db, List<Line> rows) {
            db.engine().use(on -> on.list(insert(rows).returning(key(rows))));
        }
    },
    PIPELINED {
        @Override
        void send(Aludel db, List<Line> rows) {
            db.engine().begin(on -> {
                var pending = new ArrayList<Pending<Long>>();
                rows.forEach(row -> pending.add(on.send(insert(List.of(row)))));
                pending.forEach(Pending::await);
            });
        }
    },
    BATCH {
        @Override
        void send(Aludel db, List<Line> rows) {
            db.engine().use(on -> batch(on, rows));
        }
    },
    BATCH_IN_A_TRANSACTION {
        @Override
        void send(Aludel db, List<Line> rows) {
            db.engine().begin(on -> batch(on, rows));
        }
    },
    BATCH_RETURNING {
        @Override
        void send(Aludel db, List<Line> rows) {
            db.engine().use(on -> {
                var template = ((Insert) rows.getFirst().template()).returning(key(rows));
                on.executeBatch(
                        new Batch(template, rows.stream().map(Line::values).toList()), template);
            });
        }
    },
    FLUSH {
        @Override
        void send(Aludel db, List<Line> rows) {
            db.begin(session -> rows.forEach(row -> session.add(row.entity())));
        }
    },
    IN_BULK {
        @Override
        void send(Aludel db, List<Line> rows) {
            db.begin(session -> {
                if (rows.getFirst().wrongType()) {
                    session.insertAll(
                            LIMIT_TEXT,
                            rows.stream().map(row -> (LimitText) row.entity()).toList());
                } else {
                    session.insertAll(
                            LIMIT,
                            rows.stream().map(row -> (Limit) row.entity()).toList());
                }
            });
        }
    };

    abstract void send(Aludel db, List<Line> rows);

    private static Insert insert(List<Line> rows) {
        return rows.getFirst().table().insert().rows(rows, Line::assignments);
    }

    private static ColumnExpression<Integer> key(List<Line> rows) {
        return rows.getFirst().wrongType() ? LIMIT_TEXT.id : LIMIT.id;
    }

    private static void batch(Connection on, List<Line> rows) {
        on.executeBatch(new Batch(
                rows.getFirst().template(), rows.stream().map(Line::values).toList()));
    }
}
