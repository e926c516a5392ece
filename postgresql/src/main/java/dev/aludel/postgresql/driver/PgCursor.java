package dev.aludel.postgresql.driver;

import dev.aludel.driver.ColumnInfo;
import dev.aludel.driver.DriverCursor;
import dev.aludel.driver.RowConsumer;
import dev.aludel.error.ResultUseException;
import dev.aludel.postgresql.client.PgDatabase;
import dev.aludel.postgresql.client.Reading;
import dev.aludel.postgresql.session.Portal;
import java.util.List;

/** A named portal, fetched in windows. */
final class PgCursor implements DriverCursor {
    private final PgDatabase database;
    private final Portal portal;
    private boolean ended;
    private boolean closed;

    PgCursor(PgDatabase database, Portal portal) {
        this.database = database;
        this.portal = portal;
    }

    @Override
    public List<ColumnInfo> columns() {
        checkOpen();
        return Reading.columns(portal.description(), database.types());
    }

    @Override
    public boolean fetch(RowConsumer rows) {
        checkOpen();
        if (ended) {
            return false;
        }
        boolean more = false;
        try {
            more = portal.fetch(new Reading(database.types(), rows));
        } finally {
            ended = !more;
        }
        return more;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            portal.close();
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new ResultUseException("the cursor has been closed", "read it before closing it");
        }
    }
}
