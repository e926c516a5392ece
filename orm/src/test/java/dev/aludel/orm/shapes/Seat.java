package dev.aludel.orm.shapes;

import dev.aludel.orm.EntityTable;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.TextColumn;
import dev.aludel.type.SqlTypes;

/** Has a unique value that may be NULL. */
public final class Seat {
    public static final Table SEAT = new Table(null);

    public Integer id;
    public String guest;

    Seat() {}

    public Seat(Integer id, String guest) {
        this.id = id;
        this.guest = guest;
    }

    public static final class Table extends EntityTable<Seat, Integer> {
        public final IntColumn id = intColumn("id");
        public final TextColumn guest = textColumn("guest", SqlTypes.TEXT, true);

        private Table(String alias) {
            super(null, "seats", alias);
        }

        @Override
        public Table as(String alias) {
            return new Table(alias);
        }

        @Override
        public EntityMapping<Seat, Integer> mapping() {
            return Mapping.INSTANCE;
        }
    }

    private static final class Mapping {
        static final LambdaMapping<Seat, Integer> INSTANCE = new LambdaMapping<>(
                        Seat.class,
                        Integer.class,
                        () -> SEAT,
                        TableDefinition.builder("seats")
                                .column(TableColumn.of("id", SqlTypes.INTEGER))
                                .column(TableColumn.of("guest", SqlTypes.TEXT).asNullable())
                                .primaryKey("id")
                                .unique("guest")
                                .build())
                .column(seat -> seat.id, (seat, value) -> seat.id = (Integer) value)
                .column(seat -> seat.guest, (seat, value) -> seat.guest = (String) value)
                .made(Seat::new);
    }
}
