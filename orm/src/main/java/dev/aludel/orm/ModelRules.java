package dev.aludel.orm;

import dev.aludel.error.MappingException;
import dev.aludel.orm.mapping.EntityMapping;
import org.jspecify.annotations.Nullable;

/** What the entities of a model must satisfy. Stateless but for the model. */
final class ModelRules {
    private final Model model;

    ModelRules(Model model) {
        this.model = model;
    }

    <E> void check(EntityTable<E, ?> table) {
        var mapping = table.mapping();
        key(mapping);
        for (var relation : mapping.relations()) {
            if (relation instanceof Relation<?, ?> declared) {
                relation(mapping, declared);
            }
        }
    }

    private static void key(EntityMapping<?, ?> mapping) {
        var name = mapping.entityType().getSimpleName();
        int columns = mapping.table().declaredColumns().size();
        if (mapping.keyColumn() < 0 || mapping.keyColumn() >= columns) {
            throw new MappingException(name + " has no key", "annotate one field with @Id");
        }
        var column = mapping.table().declaredColumns().get(mapping.keyColumn());
        if (!mapping.definition().isPrimaryKey(column.name())) {
            throw new MappingException(
                    name + " has the key " + column.name() + ", which is not the primary key of table "
                            + mapping.table().name(),
                    "annotate the primary key's field with @Id");
        }
        if (mapping.keyType() == byte[].class) {
            throw new MappingException(name + " has a byte[] as its key", "use a key that is compared by value");
        }
    }

    private void relation(EntityMapping<?, ?> owner, Relation<?, ?> relation) {
        Relation.supported(relation.loading(), relation);
        if (owner.isRecord()) {
            throw new MappingException(
                    relation + " is a relationship of a record, which has no state to keep it in",
                    "use a plain column with @References, or make it a class");
        }
        if (!model.contains(relation.targetMapping())) {
            throw new MappingException(
                    relation + " leads to "
                            + relation.targetMapping().entityType().getSimpleName()
                            + ", which is not part of the model",
                    "add its metamodel to Model.of(..)");
        }
        switch (relation) {
            case ToOne<?, ?> one -> toOne(one);
            case ToMany<?, ?> many -> toMany(many);
        }
    }

    private static void toOne(ToOne<?, ?> relation) {
        var inverse = relation.inverse();
        if (inverse != null && !same(inverse.inverse(), relation)) {
            throw new MappingException(
                    relation + " names " + inverse + " as its other side, but that names " + inverse.inverse(),
                    "let backPopulates of both name each other");
        }
    }

    private static void toMany(ToMany<?, ?> relation) {
        @Nullable Object inverse = relation.inverse();
        if (inverse == null) {
            throw new MappingException(
                    relation + " has no other side",
                    "declare a Ref in " + relation.targetMapping().entityType().getSimpleName()
                            + " and name it in backPopulates");
        }
        if (relation.inverse().targetMapping() != relation.owner()
                || !same(relation.inverse().inverse(), relation)) {
            throw new MappingException(
                    relation + " names " + relation.inverse() + " as its other side, which does not lead back to it",
                    "let backPopulates of both name each other");
        }
        if (relation.deletesOrphans() && !relation.cascadesDelete()) {
            throw new MappingException(
                    relation + " deletes orphans, but not members together with their owner",
                    "add cascade = Cascade.DELETE");
        }
        var orderBy = relation.orderBy();
        if (orderBy != null) {
            var _ = relation.targetMapping().table().declaredColumn(orderBy);
        }
    }

    private static boolean same(@Nullable Object one, Object other) {
        return one == other;
    }
}
