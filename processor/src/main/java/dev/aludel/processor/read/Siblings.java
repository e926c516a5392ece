package dev.aludel.processor.read;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Finds classes in an entity's package that hide classes of java.lang which generated code uses. */
final class Siblings {
    private static final List<String> USED = List.of(
            "Boolean",
            "Class",
            "Double",
            "Float",
            "IndexOutOfBoundsException",
            "Integer",
            "Long",
            "Object",
            "Override",
            "Short",
            "String",
            "SuppressWarnings",
            "UnsupportedOperationException");

    private final Elements elements;

    Siblings(Elements elements) {
        this.elements = elements;
    }

    Set<String> hiding(TypeElement entity) {
        var name = elements.getPackageOf(entity).getQualifiedName();
        return USED.stream()
                .filter(used -> elements.getTypeElement(name.isEmpty() ? used : name + "." + used) != null)
                .collect(Collectors.toSet());
    }
}
