package dev.aludel.processor.read;

import dev.aludel.processor.model.Naming;
import dev.aludel.processor.model.ValueType;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** Finds out about the entity at the other end of a foreign key; its own mistakes are reported when it is read itself. */
final class KeyReader {
    private final Language language;

    KeyReader(Language language) {
        this.language = language;
    }

    /**
     * What a foreign key must know of its target.
     *
     * @param type the type of the target's key
     */
    record Target(TypeElement entity, String schema, String table, String column, ValueType type) {}

    /** Empty if the class is no entity, or has no key that can be referred to. */
    Optional<Target> target(TypeElement entity) {
        var mark = language.mark(entity, Names.ENTITY);
        if (mark.isEmpty()) {
            return Optional.empty();
        }
        var silent = Problems.silent(entity, language.elements());
        return new MemberReader(language, silent)
                .read(entity).stream()
                        .filter(member -> language.has(member.field(), Names.ID))
                        .findFirst()
                        .flatMap(id -> new ValueTypeReader(language, silent)
                                .read(id)
                                .map(type -> new Target(
                                        entity,
                                        mark.get().text("schema"),
                                        tableName(entity, mark.get()),
                                        columnName(id),
                                        type)));
    }

    static String tableName(TypeElement entity, Mark mark) {
        var given = mark.text("table");
        return given.isEmpty() ? Naming.snake(entity.getSimpleName().toString()) : given;
    }

    String columnName(Member member) {
        return language.mark(member.field(), Names.COLUMN)
                .map(column -> column.text("name"))
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> Naming.snake(member.name()));
    }
}
