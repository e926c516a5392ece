package dev.aludel.postgresql.session;

import dev.aludel.driver.Deadline;
import dev.aludel.postgresql.protocol.CommandTag;
import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.protocol.WireBytes;
import dev.aludel.postgresql.settings.PgSettings;
import dev.aludel.postgresql.startup.Started;
import dev.aludel.postgresql.startup.Startup;
import dev.aludel.testkit.postgresql.PostgresServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sessions with a real server, and statements whose values are all text. */
final class Sessions implements AutoCloseable {
    static final Deadline NEVER = Deadline.NEVER;

    /** No machine stands still for so long: what ends by it has been waited for in vain. */
    static final Duration LONG = Duration.ofMinutes(5);

    /** Sessions that are given up by nobody while they cancel. */
    static final SessionOptions PATIENT = SessionOptions.DEFAULT.grace(LONG);

    private final String keywords;
    private final List<PgSession> opened = new ArrayList<>();
    final Descriptions descriptions = new Descriptions(1000, type -> false);

    private Sessions(String keywords) {
        this.keywords = keywords;
    }

    /** With a database of its own. */
    static Sessions fresh() {
        var given = System.getProperty("aludel.test.session.keywords");
        if (given != null) {
            var name = "t" + ProcessHandle.current().pid() + "_" + System.nanoTime();
            try (var first = new Sessions(given + " dbname=postgres")) {
                run(first.open(), "create database " + name);
            }
            return new Sessions(given + " dbname=" + name);
        }
        var server = PostgresServer.shared();
        return new Sessions("host=" + server.host() + " port=" + server.port() + " dbname=" + server.freshDatabase()
                + " user=" + PostgresServer.SUPERUSER + " password=" + PostgresServer.PASSWORD + " sslmode=disable");
    }

    PgSession open() {
        return open(PATIENT);
    }

    PgSession open(SessionOptions options) {
        var session =
                PgSession.open(Startup.connect(PgSettings.of(keywords), Deadline.after(LONG)), options, descriptions);
        opened.add(session);
        return session;
    }

    Started connect(Deadline deadline) {
        return Startup.connect(PgSettings.of(keywords), deadline);
    }

    @Override
    public void close() {
        opened.forEach(PgSession::close);
    }

    /** The rows, their values joined with a bar. */
    static List<String> rows(PgSession session, String sql, String... values) {
        var rows = new ArrayList<String>();
        session.execute(StatementText.of(sql), texts(values), collect(rows), NEVER)
                .await();
        return rows;
    }

    static CommandTag run(PgSession session, String sql, String... values) {
        return session.execute(StatementText.of(sql), texts(values), RowSink.NONE, NEVER)
                .await();
    }

    static String one(PgSession session, String sql, String... values) {
        return rows(session, sql, values).getFirst();
    }

    static ParameterWriter texts(String... values) {
        return (description, out) -> write(out, values);
    }

    static void write(MessageWriter out, String... values) {
        out.int16(0).int16(values.length);
        for (var value : values) {
            if (value == null) {
                out.nullValue();
            } else {
                int mark = out.beginValue();
                out.text(value);
                out.endValue(mark);
            }
        }
    }

    static RowSink collect(List<String> rows) {
        return (chunk, from, to) -> rows.add(row(chunk, from));
    }

    static String row(byte[] chunk, int from) {
        var text = new StringBuilder();
        int at = from + 2;
        for (int i = 0; i < WireBytes.uint16(chunk, from); i++) {
            int length = WireBytes.int32(chunk, at);
            at += 4;
            text.append(i == 0 ? "" : "|").append(length < 0 ? "null" : WireBytes.text(chunk, at, at + length));
            at += Math.max(0, length);
        }
        return text.toString();
    }

    /** Rows of one value each. */
    static BatchParameters batch(List<String> values) {
        return new BatchParameters() {
            @Override
            public boolean hasRow(int index) {
                return index < values.size();
            }

            @Override
            public void write(int index, Description description, MessageWriter out) {
                Sessions.write(out, values.get(index));
            }
        };
    }
}
