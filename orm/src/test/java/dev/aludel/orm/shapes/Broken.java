package dev.aludel.orm.shapes;

import dev.aludel.orm.EntityTable;
import dev.aludel.orm.Loading;
import dev.aludel.orm.Many;
import dev.aludel.orm.Ref;
import dev.aludel.orm.RelationOptions;
import dev.aludel.orm.ToMany;
import dev.aludel.orm.ToOne;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.mapping.Hydration;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.sql.IntColumn;
import dev.aludel.type.SqlTypes;
import java.util.List;

/** An entity that is mapped wrongly, in one way at a time. */
public final class Broken {
    Integer id;
    Ref<Broken> whole;
    Many<Broken> parts;

    public static EntityTable<Broken, Integer> withoutInverse() {
        return new Table(false, true, Loading.LAZY, RelationOptions.DEFAULT);
    }

    public static EntityTable<Broken, Integer> orphansWithoutDelete() {
        return new Table(true, true, Loading.LAZY, RelationOptions.DEFAULT.orphanDelete(true));
    }

    public static EntityTable<Broken, Integer> withoutKey() {
        return new Table(true, false, Loading.LAZY, RelationOptions.DEFAULT);
    }

    public static EntityTable<Broken, Integer> joined() {
        return new Table(true, true, Loading.JOINED, RelationOptions.DEFAULT);
    }

    private static final class Table extends EntityTable<Broken, Integer> {
        final IntColumn id = intColumn("id");
        final IntColumn wholeId = intColumn("whole_id", true);
        final ToOne<Broken, Broken> whole;
        final ToMany<Broken, Broken> parts;
        private final LambdaMapping<Broken, Integer> mapping;

        Table(boolean inverse, boolean primaryKey, Loading loading, RelationOptions options) {
            super(null, "broken", null);
            whole = toOne(
                    "whole",
                    wholeId,
                    () -> this,
                    inverse ? this::parts : null,
                    broken -> broken.whole,
                    Loading.LAZY,
                    RelationOptions.DEFAULT);
            parts = toMany("parts", () -> this, () -> inverse ? whole : null, broken -> broken.parts, loading, options);
            var definition = TableDefinition.builder("broken")
                    .column(TableColumn.of("id", SqlTypes.INTEGER))
                    .column(TableColumn.of("whole_id", SqlTypes.INTEGER).asNullable());
            mapping = new LambdaMapping<>(
                            Broken.class,
                            Integer.class,
                            () -> this,
                            (primaryKey ? definition.primaryKey("id") : definition).build())
                    .column(broken -> broken.id, (broken, value) -> broken.id = (Integer) value)
                    .column(
                            broken -> Hydration.key(broken.whole),
                            (broken, value) -> Hydration.key(broken.whole, value))
                    .relations(() -> List.of(whole, parts));
        }

        private ToMany<Broken, Broken> parts() {
            return parts;
        }

        @Override
        public Table as(String alias) {
            throw new UnsupportedOperationException();
        }

        @Override
        public EntityMapping<Broken, Integer> mapping() {
            return mapping;
        }
    }
}
