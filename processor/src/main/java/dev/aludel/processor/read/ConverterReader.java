package dev.aludel.processor.read;

import dev.aludel.processor.model.PlainKind;
import dev.aludel.processor.model.ValueType.Converted;
import dev.aludel.processor.model.ValueType.Plain;
import java.util.Optional;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads {@code @Convert}: which class converts, and what it makes of the field's values. */
final class ConverterReader {
    private final Language language;
    private final Problems problems;
    private final OwnTypes types;

    ConverterReader(Language language, Problems problems, OwnTypes types) {
        this.language = language;
        this.problems = problems;
        this.types = types;
    }

    Optional<Converted> read(Member member, Mark convert) {
        var converter = Language.classOf(convert.type("value")).orElseThrow();
        var type = types.read(member);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        if (!language.constructible(converter, member.entity())) {
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
                            + said(member.type()) + ", ...>");
        }
        var arguments = Language.arguments(declared.get());
        if (!language.types().isSameType(arguments.get(0), member.type())) {
            return refuse(
                    member,
                    "is of type " + said(member.type()) + ", but " + converter.getSimpleName() + " converts "
                            + language.plain(arguments.get(0)) + ": change one of the two");
        }
        var stored = PlainKind.of(language.plain(arguments.get(1)));
        if (stored.isEmpty()) {
            return refuse(
                    member,
                    "is stored by " + converter.getSimpleName() + " as " + language.plain(arguments.get(1))
                            + ", which no column can hold: convert to one of " + PlainKind.LIST.replace(", enums", ""));
        }
        return Optional.of(new Converted(
                type.get(), types.mutable(member), language.name(converter), Plain.of(stored.get(), false)));
    }

    private Optional<Converted> refuse(Member member, String why) {
        problems.error(member.field(), member.said() + " " + why);
        return Optional.empty();
    }

    private String said(TypeMirror type) {
        return Language.classOf(type)
                .map(found -> found.getSimpleName().toString())
                .orElse(language.plain(type));
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
