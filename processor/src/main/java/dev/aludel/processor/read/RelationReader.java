package dev.aludel.processor.read;

import dev.aludel.processor.model.ColumnModel;
import dev.aludel.processor.model.ColumnModel.Traits;
import dev.aludel.processor.model.Naming;
import dev.aludel.processor.model.RelationModel;
import dev.aludel.processor.model.RelationModel.ToMany;
import dev.aludel.processor.model.RelationModel.ToOne;
import dev.aludel.processor.model.ValueType.Plain;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads relationships: fields of type Ref, with the column of their foreign key, and Many. */
final class RelationReader {
    /** Ways of loading that do not exist yet. */
    private static final Set<String> MISSING_TO_ONE = Set.of("SUBQUERY");

    private static final Set<String> MISSING_TO_MANY = Set.of("JOINED", "SUBQUERY");

    private final Language language;
    private final Problems problems;
    private final KeyReader keys;
    private final ColumnReader columns;
    private final InverseReader inverses;

    RelationReader(Language language, Problems problems, ColumnReader columns) {
        this.language = language;
        this.problems = problems;
        this.columns = columns;
        this.keys = new KeyReader(language);
        this.inverses = new InverseReader(language, problems);
    }

    /** A to-one and its foreign key. */
    record Reference(ToOne relation, ColumnModel column) {}

    /**
     * Reads a Ref.
     *
     * @param position where the column of its key will be
     */
    Optional<Reference> toOne(Member member, int position) {
        var mark = language.mark(member.field(), Names.MANY_TO_ONE).orElse(null);
        if (mark == null) {
            return refuse(
                    member, "is a Ref without @ManyToOne: add it, with the names of column and inverse where needed");
        }
        var entity = related(member);
        if (entity.isEmpty()) {
            return Optional.empty();
        }
        var target = keys.target(entity.get()).orElse(null);
        if (target == null) {
            return refuse(
                    member,
                    "refers to " + entity.get().getSimpleName() + ", which has no @Id of a type that a column can hold:"
                            + " correct that first");
        }
        boolean optional =
                Language.saysNullable(Language.arguments(member.type()).getFirst());
        var inverse = mark.text("backPopulates");
        if (!inverse.isEmpty()) {
            inverses.checkMany(member, entity.get(), inverse);
        }
        var given = mark.text("column");
        var column = new ColumnModel(
                member.name() + "Id",
                member.name(),
                given.isEmpty() ? Naming.snake(member.name()) + "_id" : given,
                target.type() instanceof Plain plain ? plain.boxed() : target.type(),
                optional,
                true,
                true,
                Traits.NONE,
                columns.reference(member, target, mark, optional));
        var relation = new ToOne(
                member.name(),
                language.name(entity.get()),
                optional,
                position,
                inverse.isEmpty() ? null : inverse,
                loading(member, mark, MISSING_TO_ONE));
        return Optional.of(new Reference(relation, column));
    }

    /** Reads a Many. */
    Optional<RelationModel> toMany(Member member) {
        var mark = language.mark(member.field(), Names.ONE_TO_MANY).orElse(null);
        if (mark == null) {
            return refuse(
                    member,
                    "is a Many without @OneToMany: add @OneToMany(backPopulates = \"...\") with the name of the Ref on the"
                            + " other side");
        }
        var target = related(member).orElse(null);
        if (target == null || !inverses.checkRef(member, target, mark.text("backPopulates"))) {
            return Optional.empty();
        }
        var cascade = mark.constants("cascade");
        if (mark.flag("orphanDelete") && !cascade.contains("DELETE")) {
            return refuse(
                    member,
                    "has orphanDelete without Cascade.DELETE: what does not outlive leaving its owner cannot outlive the"
                            + " owner; add cascade = Cascade.DELETE");
        }
        var orderBy = mark.text("orderBy");
        return Optional.of(new ToMany(
                member.name(),
                language.name(target),
                mark.text("backPopulates"),
                loading(member, mark, MISSING_TO_MANY),
                cascade,
                mark.flag("orphanDelete"),
                orderBy.isEmpty() ? "" : inverses.columnOf(member, target, orderBy)));
    }

    /** The entity at the other end, once the field itself is in order. */
    private Optional<TypeElement> related(Member member) {
        var kind = member.role().said();
        var wrapper = kind.substring(kind.indexOf(' ') + 1);
        if (member.entity().getKind() == ElementKind.RECORD) {
            return refuse(
                    member,
                    "is " + kind + " in a record, whose components are values: "
                            + (member.role() == Role.TO_ONE
                                    ? "keep the key, with @References(...) for the foreign key, or make the entity a class"
                                    : "query for the others, or make the entity a class"));
        }
        if (member.inherited()) {
            return refuse(
                    member,
                    "is " + kind
                            + " in a @MappedSuperclass, where the metamodel of the entity is not known: declare it in "
                            + member.entity().getSimpleName());
        }
        if (!member.isFinal()) {
            return refuse(
                    member,
                    "is " + kind + " and not final: what it holds changes, the " + wrapper + " itself does not; make it"
                            + " final and initialise it with "
                            + language.name(member.entity()).metamodel().simple() + "." + member.name() + "(this)");
        }
        if (Language.saysNullable(member.type()) || Language.saysNullable(member.field())) {
            return refuse(
                    member,
                    member.role() == Role.TO_ONE
                            ? "is a @Nullable Ref: the Ref is always there; write Ref<@Nullable ...> if it may refer to nothing"
                            : "is a @Nullable Many: the Many is always there, if empty; remove @Nullable");
        }
        return argument(member, wrapper);
    }

    private Optional<TypeElement> argument(Member member, String wrapper) {
        var arguments = Language.arguments(member.type());
        @Nullable TypeElement target = arguments.isEmpty()
                ? null
                : Language.classOf(arguments.getFirst()).orElse(null);
        if (target == null || !language.has(target, Names.ENTITY)) {
            return refuse(
                    member,
                    "is of type " + member.type() + ", but a " + wrapper
                            + " is of one class that is annotated with @Entity: name that class");
        }
        return Optional.of(target);
    }

    private String loading(Member member, Mark mark, Set<String> missing) {
        var loading = mark.constant("load");
        if (missing.contains(loading)) {
            problems.error(
                    member.field(),
                    member.said() + " is loaded by " + loading
                            + ", which does not exist yet: use Loading.SELECTIN, which takes one more statement");
        }
        return loading;
    }

    private <T> Optional<T> refuse(Member member, String why) {
        problems.error(member.field(), member.said() + " " + why);
        return Optional.empty();
    }
}
