package dev.aludel.processor.read;

import dev.aludel.processor.model.PlainKind;
import dev.aludel.processor.model.SourceType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Types of fields that have no column by themselves: how source names them, and whether their values can change in place. */
final class OwnTypes {
    private static final Set<String> IMMUTABLE = Set.of(
            "java.lang.Byte",
            "java.lang.Character",
            "java.math.BigInteger",
            "java.net.URI",
            "java.time.DayOfWeek",
            "java.time.Month",
            "java.time.MonthDay",
            "java.time.OffsetTime",
            "java.time.Period",
            "java.time.Year",
            "java.time.YearMonth",
            "java.time.ZoneId",
            "java.time.ZoneOffset",
            "java.time.ZonedDateTime",
            "java.util.Currency",
            "java.util.Locale");

    private final Language language;
    private final Problems problems;

    OwnTypes(Language language, Problems problems) {
        this.language = language;
        this.problems = problems;
    }

    /** The type of a field, or empty after an error was reported. */
    Optional<SourceType> read(Member member) {
        var hidden = new ArrayList<String>();
        var type = source(member.type(), member.entity(), hidden);
        if (type == null) {
            problems.error(
                    member.field(),
                    member.said() + " is of type " + member.type()
                            + ", which has a variable in it that is known at run time only: name a class in its place");
            return Optional.empty();
        }
        if (!hidden.isEmpty()) {
            problems.error(
                    member.field(),
                    member.said() + " is of type " + hidden.getFirst()
                            + ", which the generated code cannot name: make it package-private or public");
            return Optional.empty();
        }
        return Optional.of(type);
    }

    private @Nullable SourceType source(TypeMirror type, TypeElement from, List<String> hidden) {
        return switch (type.getKind()) {
            case DECLARED -> declared((DeclaredType) type, from, hidden);
            case ARRAY -> {
                var element = source(((ArrayType) type).getComponentType(), from, hidden);
                yield element == null ? null : new SourceType.Array(element);
            }
            case WILDCARD -> wildcard((WildcardType) type, from, hidden);
            default -> type.getKind().isPrimitive() ? new SourceType.Primitive(language.plain(type)) : null;
        };
    }

    private @Nullable SourceType declared(DeclaredType type, TypeElement from, List<String> hidden) {
        var element = (TypeElement) type.asElement();
        if (!language.reachable(element, from)) {
            hidden.add(element.getSimpleName().toString());
        }
        List<SourceType> arguments = new ArrayList<>();
        for (TypeMirror argument : type.getTypeArguments()) {
            var read = source(argument, from, hidden);
            if (read == null) {
                return null;
            }
            arguments.add(read);
        }
        return new SourceType.Declared(language.name(element), arguments);
    }

    private @Nullable SourceType wildcard(WildcardType type, TypeElement from, List<String> hidden) {
        var above = type.getExtendsBound();
        var limit = above == null ? type.getSuperBound() : above;
        if (limit == null) {
            return new SourceType.Wildcard("extends", null);
        }
        var bound = source(limit, from, hidden);
        return bound == null ? null : new SourceType.Wildcard(above == null ? "super" : "extends", bound);
    }

    /**
     * Whether the value of a field may change in place. Records count by their components; of a class nobody can tell, so that it
     * counts as one that may.
     */
    boolean mutable(Member member) {
        return !immutable(member.type(), new HashSet<>());
    }

    private boolean immutable(TypeMirror type, Set<String> within) {
        if (type.getKind() != TypeKind.DECLARED) {
            return type.getKind().isPrimitive();
        }
        var element = (TypeElement) ((DeclaredType) type).asElement();
        var name = Language.qualifiedName(element);
        if (IMMUTABLE.contains(name) || PlainKind.of(name).isPresent() || element.getKind() == ElementKind.ENUM) {
            return true;
        }
        if (element.getKind() != ElementKind.RECORD) {
            return false;
        }
        if (!within.add(name)) {
            return true; // the record's other components decide
        }
        for (RecordComponentElement component : element.getRecordComponents()) {
            var accessor = (ExecutableType) language.types().asMemberOf((DeclaredType) type, component.getAccessor());
            if (!immutable(accessor.getReturnType(), within)) {
                return false;
            }
        }
        return true;
    }
}
