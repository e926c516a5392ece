package dev.aludel.postgresql.client;

import dev.aludel.driver.Deadline;
import dev.aludel.driver.RowConsumer;
import dev.aludel.postgresql.session.PgSession;
import dev.aludel.postgresql.type.PgTypes;
import dev.aludel.postgresql.type.codec.CatalogQueries;
import dev.aludel.postgresql.type.codec.TypeCatalog;
import dev.aludel.postgresql.type.codec.TypeInfo;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks for types on a session, between the statements of its user. */
final class Catalog implements TypeCatalog {
    private static final SqlType<List<Long>> OIDS = PgTypes.listOf(PgTypes.OID);
    private static final SqlType<List<String>> NAMES = PgTypes.listOf(SqlTypes.TEXT);

    private final PgDatabase database;
    private final PgSession session;
    private final Deadline deadline;

    Catalog(PgDatabase database, PgSession session, Deadline deadline) {
        this.database = database;
        this.session = session;
        this.deadline = deadline;
    }

    @Override
    public List<TypeInfo> byOids(int[] oids) {
        var found = new ArrayList<TypeInfo>();
        var wanted = Arrays.stream(oids).mapToObj(Integer::toUnsignedLong).toList();
        ask(CatalogQueries.BY_OIDS, OIDS, wanted, row -> found.add(CatalogQueries.read(row)));
        return found;
    }

    @Override
    public Map<String, TypeInfo> byNames(List<String> names) {
        var found = new HashMap<String, TypeInfo>();
        ask(
                CatalogQueries.BY_NAMES,
                NAMES,
                names,
                row -> found.put(row.stringAt(CatalogQueries.NAME_COLUMN), CatalogQueries.read(row)));
        return found;
    }

    /** Not through {@link PgDatabase#learn}: all types of these queries are built in. */
    private void ask(String sql, SqlType<?> type, Object values, RowConsumer rows) {
        var query = database.prepare(sql, List.of(type));
        session.execute(
                        query.text().readOnly(),
                        query.writer(new Object[] {values}),
                        new Reading(database.types(), rows),
                        deadline)
                .await();
    }
}
