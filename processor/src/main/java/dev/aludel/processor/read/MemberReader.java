package dev.aludel.processor.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/**
 * Finds the mapped fields of an entity: those of its mapped superclasses first, the topmost foremost, then its own, each
 * in the order of the source.
 */
final class MemberReader {
    private final Language language;
    private final Problems problems;

    MemberReader(Language language, Problems problems) {
        this.language = language;
        this.problems = problems;
    }

    List<Member> read(TypeElement entity) {
        var members = new ArrayList<Member>();
        for (TypeElement declaring : lineage(entity)) {
            boolean mapped = declaring.equals(entity) || language.has(declaring, Names.MAPPED_SUPERCLASS);
            for (VariableElement field : ElementFilter.fieldsIn(declaring.getEnclosedElements())) {
                if (ignored(field)) {
                    continue;
                }
                if (!mapped) {
                    problems.error(
                            entity,
                            entity.getSimpleName() + " extends " + declaring.getSimpleName()
                                    + ", whose field " + field.getSimpleName()
                                    + " is not mapped: make that class a @MappedSuperclass, or its fields @Transient");
                    break;
                }
                var type = language.types().asMemberOf((DeclaredType) entity.asType(), field);
                var member = new Member(field, type, entity);
                checkAccess(member);
                members.add(member);
            }
        }
        return members;
    }

    /** The class and what it extends, topmost first. */
    private Deque<TypeElement> lineage(TypeElement entity) {
        var lineage = new ArrayDeque<TypeElement>();
        lineage.addFirst(entity);
        var above = Language.classOf(entity.getSuperclass());
        while (above.isPresent()
                && !Language.qualifiedName(above.get()).equals("java.lang.Object")
                && !Language.qualifiedName(above.get()).equals("java.lang.Record")) {
            if (language.has(above.get(), Names.ENTITY)) {
                problems.error(
                        entity,
                        entity.getSimpleName() + " extends the entity "
                                + above.get().getSimpleName()
                                + ": a table per entity has no place for that; move what they share to a @MappedSuperclass");
                break;
            }
            lineage.addFirst(above.get());
            above = Language.classOf(above.get().getSuperclass());
        }
        return lineage;
    }

    /** Whether the field holds no state of the row. Being left out and being mapped at once is an error. */
    private boolean ignored(VariableElement field) {
        var modifiers = field.getModifiers();
        String reason;
        if (modifiers.contains(Modifier.STATIC)) {
            reason = "static";
        } else if (modifiers.contains(Modifier.TRANSIENT)) {
            reason = "transient";
        } else if (language.has(field, Names.TRANSIENT)) {
            reason = "@Transient";
        } else {
            return false;
        }
        if (!modifiers.contains(Modifier.STATIC) && isRecord(field)) {
            problems.error(
                    field,
                    Member.said(field) + " is " + reason + ", but a record is made of all its components: remove "
                            + reason + ", or make the entity a class");
        }
        for (String annotation : Role.mapping()) {
            if (language.has(field, annotation)) {
                problems.error(
                        field,
                        Member.said(field) + " is " + reason + " and so not mapped, but has " + Names.said(annotation)
                                + ": remove one of the two");
            }
        }
        return true;
    }

    private static boolean isRecord(VariableElement field) {
        var declaring = field.getEnclosingElement();
        return declaring != null && declaring.getKind() == ElementKind.RECORD;
    }

    private void checkAccess(Member member) {
        var field = member.field();
        if (member.entity().getKind() == ElementKind.RECORD) {
            return; // read through its accessor
        }
        if (field.getModifiers().contains(Modifier.PRIVATE)) {
            problems.error(
                    field,
                    member.said() + " is private, and the generated code in this package reads and writes it: make it"
                            + " package-private, or @Transient if it is not a column");
        } else if (!language.reachable(field, member.entity())) {
            problems.error(
                    field,
                    member.said() + " cannot be reached from the package of "
                            + member.entity().getSimpleName()
                            + ", where the generated code is: make it public, or move the two classes to one package");
        }
    }
}
