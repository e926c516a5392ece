package dev.aludel.processor.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** An annotation as it was written, defaults included. */
final class Mark {
    private final AnnotationMirror mirror;
    private final Map<String, Object> values = new HashMap<>();

    Mark(AnnotationMirror mirror, Elements elements) {
        this.mirror = mirror;
        elements.getElementValuesWithDefaults(mirror)
                .forEach((member, value) -> values.put(member.getSimpleName().toString(), value.getValue()));
    }

    String text(String member) {
        return (String) value(member);
    }

    int number(String member) {
        return (Integer) value(member);
    }

    boolean flag(String member) {
        return (Boolean) value(member);
    }

    /** The name of an enumeration's constant. */
    String constant(String member) {
        return name((VariableElement) value(member));
    }

    /** A class literal. A class that does not exist is a string instead, and an error of the compiler's own. */
    TypeMirror type(String member) {
        return (TypeMirror) value(member);
    }

    List<String> constants(String member) {
        return elements(member).stream()
                .map(each -> name((VariableElement) each))
                .toList();
    }

    List<String> texts(String member) {
        return elements(member).stream().map(String.class::cast).toList();
    }

    Stream<Mark> marks(String member, Elements elements) {
        return elements(member).stream().map(each -> new Mark((AnnotationMirror) each, elements));
    }

    private List<Object> elements(String member) {
        return ((List<?>) value(member))
                .stream()
                        .<Object>map(each -> ((AnnotationValue) each).getValue())
                        .toList();
    }

    private static String name(VariableElement constant) {
        return constant.getSimpleName().toString();
    }

    private Object value(String member) {
        var value = values.get(member);
        if (value == null) {
            throw new IllegalStateException(mirror.getAnnotationType() + " has no element " + member
                    + ": bring aludel-orm and aludel-processor to the same version");
        }
        return value;
    }
}
