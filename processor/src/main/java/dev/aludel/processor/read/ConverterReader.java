package dev.aludel.processor.read;

import dev.aludel.processor.model.PlainKind;
import dev.aludel.processor.model.ValueType.Converted;
import dev.aludel.processor.model.ValueType.Plain;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads {@code @Convert}: which class converts, and what it makes of the field's values. */
final class ConverterReader {
    private final Language language;
    private final Problems problems;

    ConverterReader(Language language, Problems problems) {
        this.language = language;
        this.problems = problems;
    }

    Optional<Converted> read(Member member, Mark convert) {
        var converter = Language.classOf(convert.type("value")).orElseThrow();
        var type = Language.classOf(member.type());
        if (type.isEmpty() || !type.get().getTypeParameters().isEmpty()) {
            return refuse(
                    member,
                    "is of type " + member.type()
                            + ", and @Convert takes classes without type parameters only: wrap the"
                            + " value in a class or record of its own");
        }
        if (!language.reachable(type.get(), member.entity())) {
            return refuse(
                    member,
                    "is of type " + type.get().getSimpleName()
                            + ", which the generated code cannot name: make it package-private or public");
        }
        if (!constructible(converter, member.entity())) {
            return refuse(
                    member,
                    "is converted by " + converter.getSimpleName()
                            + ", which the generated code cannot make: it must be a public class that is not abstract, static"
                            + " if nested, with a public constructor without parameters");
        }
        var declared = supertype(converter.asType(), Names.VALUE_CONVERTER);
        if (declared.isEmpty() || Language.arguments(declared.get()).size() != 2) {
            return refuse(
                    member,
                    "is converted by " + converter.getSimpleName()
                            + ", which does not say what it converts: implement ValueConverter<"
                            + type.get().getSimpleName() + ", ...>");
        }
        var arguments = Language.arguments(declared.get());
        if (!language.plain(arguments.get(0)).equals(language.plain(member.type()))) {
            return refuse(
                    member,
                    "is of type " + type.get().getSimpleName() + ", but " + converter.getSimpleName() + " converts "
                            + language.plain(arguments.get(0)) + ": change one of the two");
        }
        var stored = PlainKind.of(language.plain(arguments.get(1)));
        if (stored.isEmpty()) {
            return refuse(
                    member,
                    "is stored by " + converter.getSimpleName() + " as " + language.plain(arguments.get(1))
                            + ", which no column can hold: convert to one of " + PlainKind.LIST.replace(", enums", ""));
        }
        return Optional.of(
                new Converted(language.name(type.get()), language.name(converter), Plain.of(stored.get(), false)));
    }

    private Optional<Converted> refuse(Member member, String why) {
        problems.error(member.field(), member.said() + " " + why);
        return Optional.empty();
    }

    private boolean constructible(TypeElement converter, Element from) {
        return converter.getKind() == ElementKind.CLASS
                && !converter.getModifiers().contains(Modifier.ABSTRACT)
                && (converter.getNestingKind() == NestingKind.TOP_LEVEL
                        || converter.getModifiers().contains(Modifier.STATIC))
                && converter.getTypeParameters().isEmpty()
                && language.reachable(converter, from)
                && ElementFilter.constructorsIn(converter.getEnclosedElements()).stream()
                        .filter(constructor -> constructor.getParameters().isEmpty())
                        .filter(constructor -> constructor.getThrownTypes().isEmpty())
                        .anyMatch(constructor -> language.reachable(constructor, from));
    }

    /** The type as which a class implements an interface, with its arguments. */
    private Optional<TypeMirror> supertype(TypeMirror type, String qualified) {
        if (Language.is(type, qualified)) {
            return Optional.of(type);
        }
        return language.types().directSupertypes(type).stream()
                .filter(above -> above.getKind() == TypeKind.DECLARED)
                .flatMap(above -> supertype(above, qualified).stream())
                .findFirst();
    }
}
