package dev.aludel.conformance;

import static dev.aludel.schema.ColumnOption.nullable;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.schema.ColumnOption.typeOn;

import dev.aludel.engine.Connection;
import dev.aludel.schema.Table;
import dev.aludel.sql.ComparableColumn;
import dev.aludel.sql.IntColumn;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table whose columns have classes of their own; one of them is of another type on some databases. */
final class Parcels extends Table {
    static final SqlType<Weight> WEIGHT = SqlTypes.converted(Weight.class, SqlTypes.BIGINT, Weight::grams, Weight::new);

    final IntColumn id = intColumn("id", primaryKey());
    final ComparableColumn<Weight> weight = column("weight", WEIGHT);
    final ComparableColumn<Size> size = column("size", SqlTypes.enumBy(Size.class, SqlTypes.varchar(1), Size::letter));
    final ComparableColumn<Weight> limit = column(
            "weight_limit",
            WEIGHT,
            nullable(),
            typeOn("PostgreSQL", "NUMERIC(12, 0)"),
            typeOn("MariaDB", "DECIMAL(12, 0)"),
            typeOn("SQLite", "TEXT"));

    record Weight(long grams) {}

    enum Size {
        SMALL("s"),
        MEDIUM("m"),
        LARGE("l");

        private final String letter;

        Size(String letter) {
            this.letter = letter;
        }

        String letter() {
            return letter;
        }
    }

    private record Parcel(
            int id, Weight weight, Size size, @Nullable Weight limit) {}

    private static final List<Parcel> PARCELS = List.of(
            new Parcel(1, new Weight(500), Size.SMALL, null),
            new Parcel(2, new Weight(1500), Size.MEDIUM, new Weight(2000)),
            new Parcel(3, new Weight(900), Size.LARGE, null));

    Parcels(@Nullable String alias) {
        super("parcels", alias);
    }

    @Override
    public Parcels as(String alias) {
        return new Parcels(alias);
    }

    void fill(Connection connection) {
        connection.execute(insert().rows(
                        PARCELS,
                        parcel -> List.of(
                                id.to(parcel.id()),
                                weight.to(parcel.weight()),
                                size.to(parcel.size()),
                                limit.to(parcel.limit()))));
    }
}
