package dev.aludel.processor.read;

import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * A field of an entity, its own or inherited.
 *
 * @param field its declaration
 * @param type its type as seen from the entity: type variables of a mapped superclass are replaced
 * @param entity the class that is read
 */
record Member(VariableElement field, TypeMirror type, TypeElement entity) {
    String name() {
        return field.getSimpleName().toString();
    }

    /** As errors call it: {@code User.name}, by the class that declares it. */
    String said() {
        return said(field);
    }

    static String said(VariableElement field) {
        return declaring(field).getSimpleName() + "." + field.getSimpleName();
    }

    private static Element declaring(VariableElement field) {
        return Objects.requireNonNull(field.getEnclosingElement(), "a field is declared by a class");
    }

    boolean inherited() {
        return !declaring(field).equals(entity);
    }

    boolean isFinal() {
        return field.getModifiers().contains(Modifier.FINAL);
    }

    Role role() {
        if (Language.is(type, Names.REF)) {
            return Role.TO_ONE;
        }
        return Language.is(type, Names.MANY) ? Role.TO_MANY : Role.COLUMN;
    }
}
