package dev.aludel.benchmarks.contender;

import dev.aludel.benchmarks.workload.Entry;
import dev.aludel.benchmarks.workload.Workload;
import dev.aludel.postgresql.PgConnection;
import dev.aludel.postgresql.PgTransaction;
import dev.aludel.postgresql.copy.CopyTable;
import java.util.List;

/** Many rows through a connection of the driver: as a set of arrays, and by COPY. */
final class AludelWriting {
    private static final String SET = """
            insert into entries (name, email, age, created_at)
            select * from unnest($1::text[], $2::text[], $3::integer[], $4::timestamptz[])""";

    private static final CopyTable<Entry> ENTRIES = CopyTable.<Entry>of("entries")
            .column("name", Entry::name)
            .column("email", Entry::email)
            .column("age", Entry::age)
            .column("created_at", Entry::createdAt);

    private final List<Entry> inserted = Entry.entries(Workload.INSERT);
    private final List<Entry> copied = Entry.entries(Workload.COPY);

    void insert(PgConnection connection) {
        try (PgTransaction transaction = connection.begin()) {
            connection.execute(
                    SET,
                    inserted.stream().map(Entry::name).toList(),
                    inserted.stream().map(Entry::email).toList(),
                    inserted.stream().map(Entry::age).toList(),
                    inserted.stream().map(Entry::createdAt).toList());
            transaction.commit();
        }
    }

    void copy(PgConnection connection) {
        connection.copy().in(ENTRIES, copied);
    }
}
