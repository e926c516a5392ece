package dev.aludel.orm.shapes;

import dev.aludel.orm.EntityTable;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.sql.IntColumn;
import dev.aludel.type.SqlTypes;

/** A class with a given key and a foreign key without a relationship, in a table that sorts before the one it refers to. */
public final class Badge {
    public static final Table BADGE = new Table(null);

    public Integer id;
    public Integer nodeId;

    Badge() {}

    public Badge(Integer id, Integer nodeId) {
        this.id = id;
        this.nodeId = nodeId;
    }

    public static final class Table extends EntityTable<Badge, Integer> {
        public final IntColumn id = intColumn("id");
        public final IntColumn nodeId = intColumn("node_id");

        private Table(String alias) {
            super(null, "a_badges", alias);
        }

        @Override
        public Table as(String alias) {
            return new Table(alias);
        }

        @Override
        public EntityMapping<Badge, Integer> mapping() {
            return Mapping.INSTANCE;
        }
    }

    private static final class Mapping {
        static final LambdaMapping<Badge, Integer> INSTANCE = new LambdaMapping<>(
                        Badge.class,
                        Integer.class,
                        () -> BADGE,
                        TableDefinition.builder("a_badges")
                                .column(TableColumn.of("id", SqlTypes.INTEGER))
                                .column("node_id", SqlTypes.INTEGER)
                                .primaryKey("id")
                                .constraint(ForeignKey.of("node_id").references("nodes"))
                                .build())
                .column(badge -> badge.id, (badge, value) -> badge.id = (Integer) value)
                .column(badge -> badge.nodeId, (badge, value) -> badge.nodeId = (Integer) value)
                .made(Badge::new);
    }
}
