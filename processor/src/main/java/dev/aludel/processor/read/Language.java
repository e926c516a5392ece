package dev.aludel.processor.read;

import dev.aludel.processor.model.TypeName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Questions to the compiler's model of the program. */
final class Language {
    private final Elements elements;
    private final Types types;

    Language(ProcessingEnvironment environment) {
        elements = environment.getElementUtils();
        types = environment.getTypeUtils();
    }

    Elements elements() {
        return elements;
    }

    Types types() {
        return types;
    }

    Optional<Mark> mark(Element element, String annotation) {
        return marks(element, annotation).stream().findFirst();
    }

    /** All annotations of one kind, those in the container of a repeatable one too, in order. */
    List<Mark> marks(Element element, String annotation) {
        return element.getAnnotationMirrors().stream()
                .flatMap(mirror -> {
                    var name = qualifiedName(mirror.getAnnotationType().asElement());
                    if (name.equals(annotation)) {
                        return Stream.of(new Mark(mirror, elements));
                    }
                    return name.equals(annotation + ".List")
                            ? new Mark(mirror, elements).marks("value", elements)
                            : Stream.empty();
                })
                .toList();
    }

    boolean has(Element element, String annotation) {
        return !marks(element, annotation).isEmpty();
    }

    /** Whether something is annotated with any annotation of the simple name Nullable. */
    static boolean saysNullable(AnnotatedConstruct construct) {
        return construct.getAnnotationMirrors().stream()
                .anyMatch(mirror ->
                        mirror.getAnnotationType().asElement().getSimpleName().contentEquals("Nullable"));
    }

    /** The class of a type; empty for primitives, arrays and type variables. */
    static Optional<TypeElement> classOf(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                ? Optional.of((TypeElement) ((DeclaredType) type).asElement())
                : Optional.empty();
    }

    static boolean is(TypeMirror type, String qualified) {
        return classOf(type)
                .filter(found -> qualifiedName(found).equals(qualified))
                .isPresent();
    }

    static List<? extends TypeMirror> arguments(TypeMirror type) {
        return ((DeclaredType) type).getTypeArguments();
    }

    /** The class of a type and of its arguments. */
    static Stream<TypeElement> mentioned(TypeMirror type) {
        return Stream.concat(
                classOf(type).stream(),
                type.getKind() == TypeKind.DECLARED
                        ? arguments(type).stream().flatMap(argument -> classOf(argument).stream())
                        : Stream.empty());
    }

    static String qualifiedName(Element type) {
        return ((TypeElement) type).getQualifiedName().toString();
    }

    TypeName name(TypeElement type) {
        var packageName = elements.getPackageOf(type).getQualifiedName().toString();
        var qualified = qualifiedName(type);
        return new TypeName(
                packageName, packageName.isEmpty() ? qualified : qualified.substring(packageName.length() + 1));
    }

    /** The type as it is written in source, without annotations: {@code int}, {@code byte[]}, {@code java.lang.String}. */
    String plain(TypeMirror type) {
        return switch (type.getKind()) {
            case DECLARED -> qualifiedName(((DeclaredType) type).asElement());
            case ARRAY -> plain(((ArrayType) type).getComponentType()) + "[]";
            default -> type.getKind().isPrimitive() ? type.getKind().name().toLowerCase(Locale.ROOT) : type.toString();
        };
    }

    /** Whether code in the package of {@code from} can make an object of a class without giving it anything. */
    boolean constructible(TypeElement type, Element from) {
        return type.getKind() == ElementKind.CLASS
                && !type.getModifiers().contains(Modifier.ABSTRACT)
                && (type.getNestingKind() == NestingKind.TOP_LEVEL
                        || type.getModifiers().contains(Modifier.STATIC))
                && type.getTypeParameters().isEmpty()
                && reachable(type, from)
                && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                        .filter(constructor -> constructor.getParameters().isEmpty())
                        .filter(constructor -> constructor.getThrownTypes().isEmpty())
                        .anyMatch(constructor -> reachable(constructor, from));
    }

    boolean samePackage(Element one, Element other) {
        return elements.getPackageOf(one).equals(elements.getPackageOf(other));
    }

    /** Whether code in the package of {@code from} may name this member or class, and all classes around it. */
    boolean reachable(Element element, Element from) {
        for (Element each = element;
                each != null && each.getKind() != ElementKind.PACKAGE;
                each = each.getEnclosingElement()) {
            var modifiers = each.getModifiers();
            if (modifiers.contains(Modifier.PRIVATE)
                    || (!modifiers.contains(Modifier.PUBLIC) && !samePackage(each, from))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a class and all classes around it are public. */
    static boolean isPublic(Element type) {
        for (Element each = type;
                each != null && each.getKind() != ElementKind.PACKAGE;
                each = each.getEnclosingElement()) {
            if (!each.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }
}
