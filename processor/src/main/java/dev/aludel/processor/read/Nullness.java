package dev.aludel.processor.read;

import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Says what may be null. Any annotation with the simple name Nullable counts, on the declaration or on the type. */
final class Nullness {
    private final Language language;

    Nullness(Language language) {
        this.language = language;
    }

    /** Whether a field may be null; {@code type} is its type as seen from the entity. */
    boolean nullable(VariableElement field, TypeMirror type) {
        return Language.saysNullable(field) || Language.saysNullable(field.asType()) || Language.saysNullable(type);
    }

    /** Whether Nullable stands where it means the elements of an array instead of the array. */
    boolean misplaced(VariableElement field) {
        return !Language.saysNullable(field)
                && field.asType().getKind() == TypeKind.ARRAY
                && Language.saysNullable(((ArrayType) field.asType()).getComponentType());
    }

    /** Whether unannotated references are declared to be never null here: in {@code @NullMarked} code. */
    boolean marked(Element element) {
        for (Element each = element; each != null; each = each.getEnclosingElement()) {
            if (language.has(each, Names.NULL_MARKED)) {
                return true;
            }
            if (language.has(each, Names.NULL_UNMARKED)) {
                return false;
            }
        }
        return false;
    }
}
