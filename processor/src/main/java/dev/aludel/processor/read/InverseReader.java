package dev.aludel.processor.read;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** Looks at the other end of a relationship: each end names the other, and means the same two entities. */
final class InverseReader {
    private final Language language;
    private final Problems problems;
    private final KeyReader keys;

    InverseReader(Language language, Problems problems) {
        this.language = language;
        this.problems = problems;
        this.keys = new KeyReader(language);
    }

    /** Checks that a Many's {@code backPopulates} names a Ref back that names the Many. */
    boolean checkRef(Member many, TypeElement target, String inverse) {
        if (inverse.isEmpty()) {
            problems.error(
                    many.field(),
                    many.said() + " is a Many without an inverse: name the Ref<"
                            + many.entity().getSimpleName() + "> field of " + target.getSimpleName()
                            + " in backPopulates");
            return false;
        }
        return check(many, target, inverse, Role.TO_ONE, Names.MANY_TO_ONE);
    }

    /** Checks that a Ref's {@code backPopulates} names a Many back that names the Ref. */
    void checkMany(Member ref, TypeElement target, String inverse) {
        check(ref, target, inverse, Role.TO_MANY, Names.ONE_TO_MANY);
    }

    private boolean check(Member member, TypeElement target, String inverse, Role role, String annotation) {
        var wanted = (role == Role.TO_ONE ? "Ref<" : "Many<") + member.entity().getSimpleName() + ">";
        var candidates = fields(target).stream()
                .filter(field -> leadsBack(member, field, role))
                .toList();
        var found = candidates.stream()
                .filter(field -> field.getSimpleName().contentEquals(inverse))
                .findFirst();
        if (found.isEmpty()) {
            var known = candidates.stream()
                    .map(field -> field.getSimpleName().toString())
                    .collect(Collectors.joining(", "));
            problems.error(
                    member.field(),
                    member.said() + " names the inverse " + target.getSimpleName() + "." + inverse + ", which is not a "
                            + wanted + " field: "
                            + (known.isEmpty()
                                    ? target.getSimpleName() + " has none; add one"
                                    : "use one of " + target.getSimpleName() + "'s: " + known));
            return false;
        }
        var back = language.mark(found.get(), annotation).map(mark -> mark.text("backPopulates"));
        if (!back.equals(Optional.of(member.name()))) {
            problems.error(
                    member.field(),
                    member.said() + " names the inverse " + target.getSimpleName() + "." + inverse + ", which names "
                            + back.filter(name -> !name.isEmpty()).orElse("none") + ": write "
                            + Names.said(annotation) + "(backPopulates = \"" + member.name() + "\") there");
            return false;
        }
        return true;
    }

    private boolean leadsBack(Member member, VariableElement field, Role role) {
        var type = field.asType();
        return Language.is(type, role == Role.TO_ONE ? Names.REF : Names.MANY)
                && Language.arguments(type).size() == 1
                && Language.classOf(Language.arguments(type).getFirst())
                        .filter(member.entity()::equals)
                        .isPresent();
    }

    private static List<VariableElement> fields(TypeElement type) {
        return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
                .toList();
    }

    /** The column of a field of the other entity, for {@code orderBy}. */
    String columnOf(Member member, TypeElement target, String field) {
        var columns = new MemberReader(language, Problems.silent(target, language.elements()))
                .read(target).stream()
                        .filter(each -> each.role() == Role.COLUMN)
                        .toList();
        return columns.stream()
                .filter(each -> each.name().equals(field))
                .findFirst()
                .map(keys::columnName)
                .orElseGet(() -> {
                    problems.error(
                            member.field(),
                            member.said() + " is ordered by " + field + ", which is not a column of "
                                    + target.getSimpleName() + ": use one of "
                                    + columns.stream().map(Member::name).collect(Collectors.joining(", ")));
                    return field;
                });
    }
}
