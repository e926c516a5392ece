package dev.aludel.processor.read;

import dev.aludel.processor.model.PlainKind;
import dev.aludel.processor.model.ValueType;
import dev.aludel.processor.model.ValueType.Plain;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Finds how the values of a field are kept in its column. */
final class ValueTypeReader {
    private final Language language;
    private final Problems problems;
    private final ConverterReader converters;
    private final JsonReader documents;

    ValueTypeReader(Language language, Problems problems) {
        this.language = language;
        this.problems = problems;
        var types = new OwnTypes(language, problems);
        this.converters = new ConverterReader(language, problems, types);
        this.documents = new JsonReader(language, problems, types);
    }

    /** The type, or empty after an error was reported. */
    Optional<ValueType> read(Member member) {
        var convert = language.mark(member.field(), Names.CONVERT);
        var enumerated = language.mark(member.field(), Names.ENUMERATED);
        boolean isEnum = Language.classOf(member.type())
                .filter(type -> type.getKind() == ElementKind.ENUM)
                .isPresent();
        var asJson = language.mark(member.field(), Names.AS_JSON);
        if (asJson.isPresent() && (convert.isPresent() || enumerated.isPresent())) {
            problems.error(
                    member.field(),
                    member.said() + " has @AsJson and " + (convert.isPresent() ? "@Convert" : "@Enumerated")
                            + ", which both say how it is kept: remove one of them");
            return Optional.empty();
        }
        if (enumerated.isPresent() && (!isEnum || convert.isPresent())) {
            problems.error(
                    member.field(),
                    member.said() + " has @Enumerated but " + (isEnum ? "is kept by a converter" : "is not an enum")
                            + ": remove @Enumerated");
            return Optional.empty();
        }
        if (convert.isPresent()) {
            return converters
                    .read(member, convert.get())
                    .flatMap(converted -> limited(member, converted.stored())
                            .map(stored -> new ValueType.Converted(
                                    converted.type(), converted.mutable(), converted.converter(), stored)));
        }
        if (asJson.isPresent()) {
            return documents
                    .read(member, asJson.get())
                    .flatMap(json ->
                            limited(member, Plain.of(PlainKind.BYTES, false)).map(nothing -> json));
        }
        if (isEnum) {
            return enumeration(member, enumerated);
        }
        var kind = PlainKind.of(language.plain(member.type()));
        if (kind.isEmpty()) {
            problems.error(
                    member.field(),
                    member.said() + " is of type " + language.plain(member.type()) + ", which no column can hold: "
                            + hint(member));
            return Optional.empty();
        }
        boolean primitive = member.type().getKind().isPrimitive();
        return limited(member, Plain.of(kind.get(), primitive)).map(type -> type);
    }

    private Optional<ValueType> enumeration(Member member, Optional<Mark> enumerated) {
        var type = Language.classOf(member.type()).orElseThrow();
        if (!language.reachable(type, member.entity())) {
            problems.error(
                    member.field(),
                    member.said() + " is of the enum " + type.getSimpleName()
                            + ", which the generated code cannot name: make it package-private or public");
            return Optional.empty();
        }
        boolean ordinal = enumerated
                .filter(mark -> mark.constant("value").equals("ORDINAL"))
                .isPresent();
        // What limits an enum are its constants, so that length and precision are as wrong as on a number.
        return limited(member, Plain.of(PlainKind.SHORT, false))
                .map(stored -> new ValueType.Enumeration(language.name(type), ordinal));
    }

    /** Adds length, precision and scale where they belong, and refuses them elsewhere. */
    private Optional<Plain> limited(Member member, Plain type) {
        var column = language.mark(member.field(), Names.COLUMN);
        if (column.isEmpty()) {
            return Optional.of(type);
        }
        int length = column.get().number("length");
        int precision = column.get().number("precision");
        int scale = column.get().number("scale");
        String wrong = null;
        if (length != ValueType.UNLIMITED && type.kind() != PlainKind.TEXT) {
            wrong = "has a length, which only a String has: remove it";
        } else if (length != ValueType.UNLIMITED && length < 1) {
            wrong = "has the length " + length + ": give 1 or more, or leave it out for unlimited text";
        } else if ((precision != ValueType.UNLIMITED || scale != ValueType.UNLIMITED)
                && type.kind() != PlainKind.DECIMAL) {
            wrong = "has a precision or scale, which only a BigDecimal has: remove it";
        } else if ((precision == ValueType.UNLIMITED) != (scale == ValueType.UNLIMITED)) {
            wrong = "has only one of precision and scale: give both, such as precision = 12, scale = 2";
        } else if (precision != ValueType.UNLIMITED && (precision < 1 || scale < 0 || scale > precision)) {
            wrong = "has precision " + precision + " and scale " + scale
                    + ": give 1 digit or more, and a scale from 0 to the precision";
        }
        if (wrong != null) {
            problems.error(member.field(), member.said() + " " + wrong);
            return Optional.empty();
        }
        return Optional.of(new Plain(type.kind(), type.primitive(), length, precision, scale));
    }

    private String hint(Member member) {
        TypeMirror type = member.type();
        Optional<TypeElement> of = Language.classOf(type);
        if (of.isPresent() && language.has(of.get(), Names.ENTITY)) {
            return "refer to the entity with @ManyToOne final Ref<" + of.get().getSimpleName()
                    + ">, or keep its key with" + " @References(" + of.get().getSimpleName() + ".class)";
        }
        if (of.isPresent() && isCollection(type)) {
            return "related entities are a Many<...> with @OneToMany; other values need @AsJson, @Convert, or @Transient";
        }
        if (Language.is(type, "java.util.Optional")) {
            return "say @Nullable with the type itself";
        }
        return "use " + PlainKind.LIST
                + ", a class of yours with @Convert or @AsJson, Ref or Many for relationships, or @Transient";
    }

    private boolean isCollection(TypeMirror type) {
        var types = language.types();
        var iterable = language.elements().getTypeElement("java.lang.Iterable");
        return types.isAssignable(types.erasure(type), types.erasure(iterable.asType()));
    }
}
