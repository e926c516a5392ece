package dev.aludel.orm;

import dev.aludel.error.MappingException;
import dev.aludel.orm.flush.TableOrder;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.schema.MetaData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The entities that sessions work with, checked as a whole. Immutable and thread-safe; made once.
 *
 * {@snippet :
 * var model = Model.of(USER, POST);
 * engine.begin(connection -> model.metaData().createAll(connection));
 * }
 */
public final class Model {
    private final List<EntityTable<?, ?>> tables;
    private final Map<Class<?>, EntityTable<?, ?>> byClass;
    private final IdentityHashMap<EntityMapping<?, ?>, EntityTable<?, ?>> byMapping = new IdentityHashMap<>();
    private final TableOrder order;
    private final MetaData metaData;

    private Model(Collection<? extends EntityTable<?, ?>> entities) {
        Map<Class<?>, EntityTable<?, ?>> classes = new LinkedHashMap<>();
        Map<String, EntityTable<?, ?>> names = new HashMap<>();
        for (var entity : entities) {
            var mapping = entity.mapping();
            unique(classes.put(mapping.entityType(), entity), mapping, "is given twice");
            var id = mapping.definition().id().toString();
            unique(names.put(id, entity), mapping, "and another entity of the model both map table " + id);
            byMapping.put(mapping, entity);
        }
        byClass = Map.copyOf(classes);
        tables = List.copyOf(entities);
        order = new TableOrder(tables.stream().map(EntityTable::mapping).toList());
        tables.forEach(table -> new ModelRules(this).check(table));
        metaData = MetaData.of(tables);
    }

    /**
     * The model of these entities.
     *
     * @throws MappingException if an entity has no key, two map one table, or a relationship or foreign key leads out of the
     *     model or has no other side; the message says what to change
     * @throws dev.aludel.error.UnsupportedFeatureException if a relationship is mapped with a way of loading that does not
     *     exist yet
     */
    public static Model of(EntityTable<?, ?>... entities) {
        return new Model(List.of(entities));
    }

    /** The model of these entities. */
    public static Model of(Collection<? extends EntityTable<?, ?>> entities) {
        return new Model(new ArrayList<>(entities));
    }

    /** The entities in the order in which they were given. */
    public List<EntityTable<?, ?>> tables() {
        return tables;
    }

    /** The tables as the database keeps them: for {@code createAll} and {@code dropAll}. */
    public MetaData metaData() {
        return metaData;
    }

    /**
     * The table of an entity.
     *
     * @throws MappingException if the class is not part of the model
     */
    @SuppressWarnings("unchecked") // filed under the class that its mapping names
    public <E> EntityTable<E, ?> table(Class<E> type) {
        var table = byClass.get(type);
        if (table == null) {
            throw new MappingException(
                    type.getName() + " is not an entity of the session's model",
                    "add its metamodel to Model.of(..); the model has "
                            + tables.stream()
                                    .map(known -> known.mapping().entityType().getSimpleName())
                                    .toList());
        }
        return (EntityTable<E, ?>) table;
    }

    @SuppressWarnings("unchecked") // an object's class is the one that its mapping names
    <E> EntityMapping<E, ?> mappingOf(E entity) {
        return (EntityMapping<E, ?>) table(entity.getClass()).mapping();
    }

    boolean contains(EntityMapping<?, ?> mapping) {
        return byMapping.containsKey(mapping);
    }

    TableOrder order() {
        return order;
    }

    private static void unique(@Nullable Object earlier, EntityMapping<?, ?> mapping, String problem) {
        if (earlier != null) {
            throw new MappingException(
                    mapping.entityType().getSimpleName() + " " + problem,
                    "give each entity once, with a table of its own");
        }
    }
}
