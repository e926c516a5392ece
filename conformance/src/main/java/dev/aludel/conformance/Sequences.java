package dev.aludel.conformance;

import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.SchemaCase.schema;
import static dev.aludel.schema.ColumnOption.drawnFrom;
import static dev.aludel.schema.ColumnOption.generated;
import static dev.aludel.schema.ColumnOption.identity;
import static dev.aludel.schema.ColumnOption.nullable;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;

import dev.aludel.dialect.Capability;
import dev.aludel.schema.Identity;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.Table;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.LongColumn;
import java.util.List;

/** Numbers that the database draws. */
final class Sequences implements SchemaFamily {
    @Override
    public String name() {
        return "sequences and identity";
    }

    @Override
    public List<SchemaCase> cases() {
        return List.of(drawn(), always(), counting(), standalone(), asDefault());
    }

    private static SchemaCase drawn() {
        var table = Table.of("drawn")
                .intColumn("id", primaryKey(), generated())
                .intColumn("x", nullable())
                .build();
        var id = table.column("id", IntColumn.class);
        var x = table.column("x", IntColumn.class);
        return schema("a key that the database draws unless it is given", MetaData.of(table))
                .does(insert(table).set(x.to(1)))
                .does(insert(table).set(x.to(2)))
                .does(insert(table).set(id.to(9), x.to(3)))
                .finds(select(id, x).orderBy(id), row(1, 1), row(2, 2), row(9, 3));
    }

    private static SchemaCase always() {
        var table = Table.of("always_drawn")
                .longColumn("id", primaryKey(), identity(Identity.ALWAYS))
                .build();
        return schema("a key that the database draws always", MetaData.of(table))
                .needs(Capability.IDENTITY_ALWAYS);
    }

    private static SchemaCase counting() {
        var table = Table.of("counting")
                .intColumn(
                        "id",
                        primaryKey(),
                        identity(Identity.BY_DEFAULT.start(100).increment(10)))
                .intColumn("x", nullable())
                .build();
        var id = table.column("id", IntColumn.class);
        var x = table.column("x", IntColumn.class);
        return schema("a key that counts in its own way", MetaData.of(table))
                .needs(Capability.IDENTITY_OPTIONS)
                .does(insert(table).set(x.to(1)))
                .does(insert(table).set(x.to(2)))
                .finds(select(id).orderBy(id), 100, 110);
    }

    private static SchemaCase standalone() {
        var numbers = Sequence.of("numbers")
                .with(SequenceOptions.USUAL
                        .start(5)
                        .increment(5)
                        .minimum(5)
                        .maximum(50)
                        .cycling());
        return schema(
                        "a series of numbers of its own",
                        MetaData.builder().sequences(numbers).build())
                .needs(Capability.SEQUENCES);
    }

    private static SchemaCase asDefault() {
        var numbers = Sequence.of("invoice_numbers").start(1000);
        var table = Table.of("invoices")
                .intColumn("id", primaryKey())
                .longColumn("number", drawnFrom(numbers))
                .build();
        var id = table.column("id", IntColumn.class);
        return schema("a column that draws from a series", MetaData.of(table))
                .needs(Capability.SEQUENCES)
                .does(insert(table).set(id.to(1)))
                .does(insert(table).set(id.to(2)))
                .finds(select(table.column("number", LongColumn.class)).orderBy(id), 1000, 1001);
    }
}
