package dev.aludel.processor.read;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Finds entities that refer to classes which do not exist, or not yet: another processor may be about to write them. */
public final class Unresolved {
    private Unresolved() {}

    /** Whether a type that the entity is read by cannot be resolved now. What stays so, the compiler reports itself. */
    public static boolean in(TypeElement entity) {
        for (var type = entity;
                type != null;
                type = Language.classOf(type.getSuperclass()).orElse(null)) {
            if (unresolved(type.getSuperclass())) {
                return true;
            }
            for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
                if (!field.getModifiers().contains(Modifier.STATIC)
                        && (unresolved(field.asType()) || namesUnresolved(field))) {
                    return true;
                }
            }
        }
        return ElementFilter.constructorsIn(entity.getEnclosedElements()).stream()
                .map(ExecutableElement::getParameters)
                .flatMap(List::stream)
                .anyMatch(parameter -> unresolved(parameter.asType()));
    }

    /** Whether an annotation names a class that does not exist: the compiler's model has a text in its place. */
    private static boolean namesUnresolved(VariableElement field) {
        return field.getAnnotationMirrors().stream()
                .flatMap(mirror -> mirror.getElementValues().entrySet().stream())
                .filter(member -> Language.is(member.getKey().getReturnType(), "java.lang.Class"))
                .anyMatch(member -> !(member.getValue().getValue() instanceof TypeMirror type) || unresolved(type));
    }

    private static boolean unresolved(TypeMirror type) {
        return switch (type.getKind()) {
            case ERROR -> true;
            case ARRAY -> unresolved(((ArrayType) type).getComponentType());
            case DECLARED -> ((DeclaredType) type).getTypeArguments().stream().anyMatch(Unresolved::unresolved);
            default -> false;
        };
    }
}
