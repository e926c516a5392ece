package dev.aludel.postgresql.client;

import dev.aludel.driver.ColumnInfo;
import dev.aludel.driver.RowConsumer;
import dev.aludel.postgresql.session.Description;
import dev.aludel.postgresql.session.RowSink;
import dev.aludel.postgresql.type.codec.PgRow;
import dev.aludel.postgresql.type.codec.RowPlan;
import dev.aludel.postgresql.type.codec.TypeRegistry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands the rows of one execution to a consumer, as a row that reads them where they lie. Used by one thread at a time. */
public final class Reading implements RowSink {
    private final TypeRegistry registry;
    private final RowConsumer consumer;
    private @Nullable PgRow row;

    public Reading(TypeRegistry registry, RowConsumer consumer) {
        this.registry = registry;
        this.consumer = consumer;
    }

    @Override
    public void columns(Description description) {
        var plan = plan(description, registry);
        row = plan.row();
        consumer.columns(plan.columns());
    }

    @Override
    public void row(byte[] chunk, int from, int to) {
        var current = row;
        if (current == null) {
            throw new IllegalStateException("a row came before its description");
        }
        current.enter(chunk, from, to);
        try {
            consumer.row(current);
        } finally {
            current.leave();
        }
    }

    /** The columns of a described statement; none for one without a result. */
    public static List<ColumnInfo> columns(Description description, TypeRegistry registry) {
        return description.columns() == null
                ? List.of()
                : plan(description, registry).columns();
    }

    /** How the rows of a described statement are read: made once for all connections, anew after types have changed. */
    static RowPlan plan(Description description, TypeRegistry registry) {
        RowPlan known = description.attachment(each -> make(each, registry));
        return known.stale() ? make(description, registry) : known;
    }

    private static RowPlan make(Description description, TypeRegistry registry) {
        var columns = description.columns();
        if (columns == null) {
            throw new IllegalStateException("a statement without a result has no rows to read");
        }
        return RowPlan.of(columns, registry, description::binary);
    }
}
