package dev.aludel.processor.read;

import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic.Kind;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * Takes what is wrong with one entity to the compiler, each thing once, at the element that is wrong; at the entity where
 * that element has no source in this compilation.
 */
final class Problems {
    private final @Nullable Messager messager;
    private final Elements elements;
    private final Element entity;
    private final Set<String> said = new HashSet<>();

    private Problems(@Nullable Messager messager, Elements elements, Element entity) {
        this.messager = messager;
        this.elements = elements;
        this.entity = entity;
    }

    static Problems of(Element entity, Messager messager, Elements elements) {
        return new Problems(messager, elements, entity);
    }

    /** Counts, but says nothing: for a look at an entity that reports its own. */
    static Problems silent(Element entity, Elements elements) {
        return new Problems(null, elements, entity);
    }

    boolean none() {
        return said.isEmpty();
    }

    void error(Element at, String message) {
        if (said.add(at + " " + message) && messager != null) {
            messager.printMessage(Kind.ERROR, message, hasSource(at) ? at : entity);
        }
    }

    private boolean hasSource(Element element) {
        try {
            var file = elements.getFileObjectOf(element);
            return file != null && file.getKind() == JavaFileObject.Kind.SOURCE;
        } catch (UnsupportedOperationException e) {
            return true; // not every compiler tells; one that reports at a class file is understood too
        }
    }
}
