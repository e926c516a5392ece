package dev.aludel.processor.read;

import java.util.function.Predicate;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Refuses classes that cannot be entities, whatever their fields are. */
final class ClassCheck {
    private final Language language;
    private final Problems problems;

    ClassCheck(Language language, Problems problems) {
        this.language = language;
        this.problems = problems;
    }

    /**
     * Whether the class can be an entity.
     *
     * @param taken whether a class of a qualified name is in the sources already
     */
    boolean passes(TypeElement entity, Predicate<String> taken) {
        var wrong = wrong(entity, taken);
        if (wrong != null) {
            problems.error(entity, entity.getSimpleName() + " " + wrong);
        }
        return wrong == null;
    }

    private @Nullable String wrong(TypeElement entity, Predicate<String> taken) {
        var modifiers = entity.getModifiers();
        if (entity.getKind() != ElementKind.CLASS && entity.getKind() != ElementKind.RECORD) {
            return "is an entity and " + kind(entity)
                    + ": only classes and records have rows; remove @Entity, or make it one";
        }
        if (language.has(entity, Names.MAPPED_SUPERCLASS)) {
            return "is both @Entity and @MappedSuperclass: it has a table of its own, or lends its fields to others; remove"
                    + " one of the two";
        }
        if (modifiers.contains(Modifier.ABSTRACT)) {
            return "is an entity and abstract, so that no row can become one: remove abstract, or make it a"
                    + " @MappedSuperclass of the entities that extend it";
        }
        if (entity.getNestingKind() != NestingKind.TOP_LEVEL && !modifiers.contains(Modifier.STATIC)) {
            return "is an entity and an inner class, whose objects need one of the class around it: make it static";
        }
        if (!language.reachable(entity, entity)) {
            return "is an entity and private, or within a private class: the generated code cannot name it; make them"
                    + " package-private or public";
        }
        if (!entity.getTypeParameters().isEmpty()) {
            return "is an entity with type parameters, and a table has one set of columns: remove them, or make it a"
                    + " @MappedSuperclass";
        }
        var metamodel = language.name(entity).metamodel();
        if (taken.test(metamodel.qualified())) {
            return "needs the name " + metamodel.simple()
                    + " for its metamodel, and there is a class of that name: rename" + " one of the two";
        }
        return null;
    }

    private static String kind(TypeElement type) {
        return switch (type.getKind()) {
            case INTERFACE -> "an interface";
            case ENUM -> "an enum";
            default -> "an annotation";
        };
    }
}
