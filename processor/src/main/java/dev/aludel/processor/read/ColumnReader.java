package dev.aludel.processor.read;

import dev.aludel.processor.model.ColumnModel;
import dev.aludel.processor.model.ColumnModel.Traits;
import dev.aludel.processor.model.PlainKind;
import dev.aludel.processor.model.ReferenceModel;
import dev.aludel.processor.model.ValueType;
import dev.aludel.processor.model.ValueType.Converted;
import dev.aludel.processor.model.ValueType.Json;
import dev.aludel.processor.model.ValueType.Plain;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;

/** Reads a field that keeps a value of its own, and checks what its annotations say about it. */
final class ColumnReader {
    /** What holds the moment of a change. */
    private static final Set<PlainKind> MOMENTS =
            EnumSet.of(PlainKind.INSTANT, PlainKind.DATE_TIME, PlainKind.OFFSET_DATE_TIME);

    /** Whose equality is not that of the database, so that they cannot identify an object. */
    private static final Set<PlainKind> NO_KEYS =
            Set.of(PlainKind.FLOAT, PlainKind.DOUBLE, PlainKind.DECIMAL, PlainKind.BYTES, PlainKind.BOOLEAN);

    private final Language language;
    private final Problems problems;
    private final Nullness nullness;
    private final ValueTypeReader types;
    private final KeyReader keys;

    ColumnReader(Language language, Problems problems) {
        this.language = language;
        this.problems = problems;
        this.nullness = new Nullness(language);
        this.types = new ValueTypeReader(language, problems);
        this.keys = new KeyReader(language);
    }

    /** The column, or empty after an error was reported. */
    Optional<ColumnModel> read(Member member) {
        return types.read(member).map(type -> {
            checkNullness(member);
            checkKey(member, type);
            checkVersion(member, type);
            checkFinal(member, type);
            boolean id = has(member, Names.ID);
            var column = language.mark(member.field(), Names.COLUMN);
            var traits = new Traits(
                    id,
                    has(member, Names.GENERATED),
                    has(member, Names.VERSION),
                    column.filter(mark -> mark.flag("unique")).isPresent(),
                    column.filter(mark -> mark.flag("index")).isPresent(),
                    column.map(mark -> mark.text("check")).orElse(""),
                    column.map(mark -> mark.text("serverDefault")).orElse(""),
                    column.filter(mark -> mark.flag("serverOnUpdate")).isPresent(),
                    column.map(mark -> mark.constant("fetched")).orElse(ColumnModel.NEVER_FETCHED),
                    column.map(mark -> mark.text("computed")).orElse(""),
                    column.map(mark -> mark.text("comment")).orElse(""),
                    language.mark(member.field(), Names.ID)
                            .map(key -> key.text("comment"))
                            .orElse(""));
            boolean nullable = !id && nullness.nullable(member.field(), member.type());
            checkFetched(member, traits);
            if (traits.serverOnUpdate()) {
                checkRenewed(member, traits, type, nullable);
            }
            var mark = language.mark(member.field(), Names.REFERENCES);
            var target = mark.flatMap(references -> target(member, references, type));
            return new ColumnModel(
                    member.name(),
                    member.name(),
                    keys.columnName(member),
                    target.map(key -> likeKey(type, key.type())).orElse(type),
                    nullable,
                    false,
                    member.isFinal(),
                    traits,
                    target.map(key -> reference(member, key, mark.get(), nullable))
                            .orElse(null));
        });
    }

    private boolean has(Member member, String annotation) {
        return language.has(member.field(), annotation);
    }

    private void checkNullness(Member member) {
        if (nullness.misplaced(member.field())) {
            problems.error(
                    member.field(),
                    member.said()
                            + " says @Nullable of the array's elements: write byte @Nullable [] if the column may be"
                            + " NULL");
        } else if (member.type().getKind().isPrimitive() && nullness.nullable(member.field(), member.type())) {
            problems.error(
                    member.field(),
                    member.said() + " is @Nullable and a primitive, which is never null: use "
                            + PlainKind.of(language.plain(member.type()))
                                    .map(kind -> kind.javaType().substring("java.lang.".length()))
                                    .orElse("its box"));
        }
    }

    private void checkKey(Member member, ValueType type) {
        boolean id = has(member, Names.ID);
        if (has(member, Names.GENERATED)) {
            if (!id) {
                problems.error(
                        member.field(),
                        member.said()
                                + " is @Generated and not the @Id: the database draws keys only; remove @Generated or"
                                + " add @Id");
            } else if (!(type instanceof Plain plain && plain.kind().counts())) {
                problems.error(
                        member.field(),
                        member.said() + " is @Generated and of type " + language.plain(member.type())
                                + ": the database draws short, int and long only (or their boxes); change the type, or"
                                + " remove @Generated and set the key yourself");
            } else if (member.isFinal() && !isRecord(member)) {
                problems.error(
                        member.field(),
                        member.said() + " is @Generated and final: it is set after the insert; remove final");
            }
        }
        if (id
                && (type instanceof Json
                        || (type instanceof Converted converted
                                && converted.type().generic()))) {
            problems.error(
                    member.field(),
                    member.said() + " is the @Id and of type " + type.javaType()
                            + (type instanceof Json ? ", kept as JSON" : "")
                            + ": use an integer, a String, a UUID, a date, an enum, or a class of yours with @Convert");
        }
        if (id && type instanceof Plain plain && NO_KEYS.contains(plain.kind())) {
            problems.error(
                    member.field(),
                    member.said() + " is the @Id and of type " + language.plain(member.type())
                            + ", whose values are not equal when the database says they are: use an integer, a String, a"
                            + " UUID, a date, an enum, or a class of yours with @Convert");
        }
    }

    /** What has changed in place must be taken back after a rollback. */
    private void checkFinal(Member member, ValueType type) {
        if (type instanceof ValueType.Own own && own.mutable() && member.isFinal() && !isRecord(member)) {
            problems.error(
                    member.field(),
                    member.said() + " is final and of type " + type.javaType()
                            + ", whose values can change: after a rollback it gets the value of its row; remove final");
        }
    }

    private void checkFetched(Member member, Traits traits) {
        boolean computed = !traits.computed().isEmpty();
        boolean fetched = !traits.fetched().equals(ColumnModel.NEVER_FETCHED);
        if (!computed && !fetched && !traits.serverOnUpdate()) {
            return;
        }
        String what = member.said() + " is written by the database, and ";
        if (traits.id() || traits.version()) {
            problems.error(
                    member.field(),
                    what + "the " + (traits.id() ? "@Id" : "@Version")
                            + ", which a session has to know: use @Generated for a key that is drawn, or another field");
        } else if (member.isFinal() && !isRecord(member)) {
            problems.error(member.field(), what + "final: it is set after the flush; remove final");
        } else if (computed
                && (fetched
                        || traits.serverOnUpdate()
                        || !traits.serverDefault().isEmpty())) {
            problems.error(
                    member.field(),
                    member.said()
                            + " is computed, and something else is said to fill it in: remove serverDefault, serverOnUpdate and fetched");
        } else if (!computed
                && traits.fetched().equals("AFTER_INSERT")
                && member.type().getKind().isPrimitive()) {
            problems.error(
                    member.field(),
                    what + "a primitive, which is never null and so always sent: use its box, or Fetched.AFTER_WRITE");
        }
    }

    private void checkRenewed(Member member, Traits traits, ValueType type, boolean nullable) {
        if (!(type instanceof Plain plain && MOMENTS.contains(plain.kind()))) {
            problems.error(
                    member.field(),
                    member.said() + " is serverOnUpdate and of type " + language.plain(member.type())
                            + ", which holds no moment: use Instant, LocalDateTime or OffsetDateTime");
        } else if (traits.serverDefault().isEmpty() && !nullable) {
            problems.error(
                    member.field(),
                    member.said()
                            + " is serverOnUpdate and so never sent, and has no value before the first change: add"
                            + " serverDefault = \"CURRENT_TIMESTAMP\", or make it @Nullable");
        }
    }

    private void checkVersion(Member member, ValueType type) {
        if (!has(member, Names.VERSION)) {
            return;
        }
        boolean counts =
                type instanceof Plain plain && (plain.kind() == PlainKind.INT || plain.kind() == PlainKind.LONG);
        if (!counts) {
            problems.error(
                    member.field(),
                    member.said() + " is the @Version and of type " + language.plain(member.type())
                            + ": a version is a counter; use int or long");
        } else if (has(member, Names.ID)) {
            problems.error(
                    member.field(),
                    member.said() + " is both @Id and @Version: a key does not change; use a field for each");
        } else if (nullness.nullable(member.field(), member.type())) {
            problems.error(
                    member.field(),
                    member.said() + " is the @Version and @Nullable: a row always has one; remove @Nullable");
        } else if (member.isFinal() && !isRecord(member)) {
            problems.error(
                    member.field(),
                    member.said() + " is the @Version and final: it counts with each update; remove final");
        }
    }

    private Optional<KeyReader.Target> target(Member member, Mark references, ValueType type) {
        var target = Language.classOf(references.type("value")).flatMap(keys::target);
        if (target.isEmpty()) {
            problems.error(
                    member.field(),
                    member.said() + " refers to " + references.type("value")
                            + ", which is not an entity with an @Id: name an @Entity class");
        } else if (!type.sameValuesAs(target.get().type())) {
            problems.error(
                    member.field(),
                    member.said() + " is of type " + type.javaType() + ", but the key of "
                            + target.get().entity().getSimpleName() + " is of type "
                            + target.get().type().javaType() + ": give both the same type");
        }
        return target;
    }

    /** A foreign key that says nothing about its length is as long as the key that it refers to. */
    private static ValueType likeKey(ValueType type, ValueType key) {
        return type instanceof Plain own && key instanceof Plain other && own.unlimited()
                ? new Plain(own.kind(), own.primitive(), other.length(), other.precision(), other.scale())
                : type;
    }

    /** A foreign key to another entity's key. */
    ReferenceModel reference(Member member, KeyReader.Target target, Mark mark, boolean nullable) {
        String onDelete = mark.constant("onDelete");
        if (onDelete.equals("SET_NULL") && !nullable) {
            problems.error(
                    member.field(),
                    member.said() + " is set to NULL when its target is deleted, but is NOT NULL: make it "
                            + (member.role() == Role.TO_ONE ? "a Ref<@Nullable ...>" : "@Nullable")
                            + ", or choose another onDelete");
        }
        return new ReferenceModel(
                language.name(target.entity()),
                target.schema(),
                target.table(),
                target.column(),
                onDelete,
                mark.text("comment"));
    }

    private static boolean isRecord(Member member) {
        return member.entity().getKind() == ElementKind.RECORD;
    }
}
