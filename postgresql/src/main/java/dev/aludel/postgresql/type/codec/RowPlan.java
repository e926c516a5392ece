package dev.aludel.postgresql.type.codec;

import dev.aludel.driver.ColumnInfo;
import dev.aludel.postgresql.protocol.RowDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * How the columns of one result are read: made once for a statement's description and the formats asked for, then used for
 * each of its rows. Immutable, for all connections.
 */
public final class RowPlan {
    final String[] names;
    final Codec[] codecs;
    final byte[] kinds;

    private final int[] oids;
    private final boolean complete;
    private final int epoch;
    private final TypeRegistry registry;
    private final List<ColumnInfo> columns;

    private RowPlan(String[] names, int[] oids, boolean[] binary, TypeRegistry registry) {
        this.names = names;
        this.oids = oids;
        this.registry = registry;
        this.epoch = registry.epoch();
        this.codecs = new Codec[oids.length];
        this.kinds = new byte[oids.length];
        boolean known = true;
        var infos = new ArrayList<ColumnInfo>(oids.length);
        for (int i = 0; i < oids.length; i++) {
            codecs[i] = registry.codec(oids[i]);
            kinds[i] = CellKind.of(codecs[i], binary[i]);
            known &= registry.isKnown(oids[i]);
            infos.add(new ColumnInfo(names[i], codecs[i].typeName()));
        }
        complete = known;
        columns = List.copyOf(infos);
    }

    /** For rows that come in the formats that the description itself says. */
    public static RowPlan of(RowDescription description, TypeRegistry registry) {
        return of(description, registry, description::binary);
    }

    /**
     * For rows of a statement.
     *
     * @param binary whether the column with this index comes in binary, as it was bound
     */
    public static RowPlan of(RowDescription description, TypeRegistry registry, IntPredicate binary) {
        int count = description.columns();
        var names = new String[count];
        var oids = new int[count];
        var formats = new boolean[count];
        for (int i = 0; i < count; i++) {
            names[i] = description.name(i);
            oids[i] = description.type(i);
            formats[i] = binary.test(i);
        }
        return new RowPlan(names, oids, formats, registry);
    }

    /** The columns' names and types. */
    public List<ColumnInfo> columns() {
        return columns;
    }

    /** A row to be used for one execution, by one thread at a time. */
    public PgRow row() {
        return new PgRow(names, codecs, kinds);
    }

    /** Whether types have changed or become known since, so that a new plan would read more, or rightly. */
    public boolean stale() {
        if (epoch != registry.epoch()) {
            return true;
        }
        for (int i = 0; !complete && i < oids.length; i++) {
            if (codecs[i] instanceof UnknownCodec && !(registry.codec(oids[i]) instanceof UnknownCodec)) {
                return true;
            }
        }
        return false;
    }
}
