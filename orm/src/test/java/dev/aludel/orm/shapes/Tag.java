package dev.aludel.orm.shapes;

import dev.aludel.orm.EntityTable;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.TextColumn;
import dev.aludel.type.SqlTypes;

/** A record with a generated key, and a foreign key without a relationship. */
public record Tag(Integer id, String label, Integer nodeId) {
    public static final Table TAG = new Table(null);

    public Tag(String label, Integer nodeId) {
        this(null, label, nodeId);
    }

    public static final class Table extends EntityTable<Tag, Integer> {
        public final IntColumn id = intColumn("id");
        public final TextColumn label = textColumn("label", SqlTypes.varchar(10));
        public final IntColumn nodeId = intColumn("node_id", true);

        private Table(String alias) {
            super(null, "a_tags", alias);
        }

        @Override
        public Table as(String alias) {
            return new Table(alias);
        }

        @Override
        public EntityMapping<Tag, Integer> mapping() {
            return Mapping.INSTANCE;
        }
    }

    private static final class Mapping {
        static final LambdaMapping<Tag, Integer> INSTANCE = new LambdaMapping<>(
                        Tag.class,
                        Integer.class,
                        () -> TAG,
                        TableDefinition.builder("a_tags")
                                .column(TableColumn.of("id", SqlTypes.INTEGER).asGenerated())
                                .column("label", SqlTypes.varchar(10))
                                .column(TableColumn.of("node_id", SqlTypes.INTEGER)
                                        .asNullable())
                                .primaryKey("id")
                                .constraint(ForeignKey.of("node_id").references("nodes"))
                                .build())
                .column(Tag::id, null)
                .column(Tag::label, null)
                .column(Tag::nodeId, null)
                .record(values -> new Tag((Integer) values[0], (String) values[1], (Integer) values[2]));
    }
}
